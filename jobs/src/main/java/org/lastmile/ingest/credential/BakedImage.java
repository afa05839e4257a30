package org.lastmile.ingest.credential;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Images into which platforms bake credentials. */
public final class BakedImage {
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);
    private static final List<String> MARKS =
            List.of("openbadges", "openbadgecredential", "clrcredential", "imsglobal.org");

    private BakedImage() {}

    /**
     * Whether a file is an image with a credential, and no other picture that lies in the same folder.
     *
     * @param first bytes of the file
     */
    public static boolean mayHoldCredential(String fileName, byte[] first) {
        if (!isSvg(fileName) && !BakedPng.isOne(first)) {
            return false;
        }

        var text = new String(first, StandardCharsets.ISO_8859_1);
        return MARKS.stream().anyMatch(text::contains);
    }

    /**
     * The documents in an image; what is no image is its own document.
     *
     * @throws Rejection if an image holds none, or only says where one lies
     */
    static List<byte[]> documents(String fileName, byte[] file) throws Rejection {
        if (!isSvg(fileName) && !BakedPng.isOne(file)) {
            return List.of(file);
        }

        var texts = BakedPng.isOne(file) ? BakedPng.texts(file) : BakedSvg.texts(file);

        if (texts.isEmpty()) {
            throw new Rejection(Rule.NOT_BAKED, "");
        }

        if (texts.stream().anyMatch(text -> ADDRESS.matcher(text.strip()).matches())) {
            throw new Rejection(Rule.BAKED_ADDRESS, "");
        }

        return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    private static boolean isSvg(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(".svg");
    }
}
