package org.lastmile.ingest.credential;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;

/**
 * Finds the texts that stand in a PNG under the names of credentials. The picture itself is not decoded.
 *
 * @see <a href="https://www.w3.org/TR/png-3/#11textinfo">PNG, 11.3.3</a>
 */
final class BakedPng {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final Set<String> KEYWORDS = Set.of("openbadges", "openbadgecredential", "clrcredential");
    private static final int TEXT = 0x74455874;
    private static final int INTERNATIONAL_TEXT = 0x69545874;
    private static final int END = 0x49454e44;
    private static final int LONGEST_KEYWORD = 79;
    private static final int MOST_TEXTS = 10;
    private static final int LONGEST_TEXT = 4 << 20;

    private final ByteBuffer file;
    private final List<String> texts = new ArrayList<>();

    private BakedPng(byte[] file) {
        this.file = ByteBuffer.wrap(file);
    }

    static boolean isOne(byte[] file) {
        return file.length >= SIGNATURE.length
                && Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /** @throws Rejection if the image is cut off, or a text in it damaged or endless */
    static List<String> texts(byte[] file) throws Rejection {
        var png = new BakedPng(file);
        png.read();
        return png.texts;
    }

    private void read() throws Rejection {
        file.position(SIGNATURE.length);
        var type = 0;

        while (type != END) {
            require(file.remaining() >= 12);
            var length = file.getInt();
            var begin = file.position();
            type = file.getInt();
            require(length >= 0 && length <= file.remaining() - 4);

            if (type == TEXT || type == INTERNATIONAL_TEXT) {
                text(type, begin, length);
            }

            file.position(begin + 4 + length + 4);
        }
    }

    private void text(int type, int begin, int length) throws Rejection {
        var chunk = file.slice(begin + 4, length);
        var keyword = until(chunk, LONGEST_KEYWORD);

        if (!KEYWORDS.contains(keyword)) {
            return;
        }

        var crc = new CRC32();
        crc.update(file.array(), begin, 4 + length);
        require((int) crc.getValue() == file.getInt(begin + 4 + length));

        if (length > LONGEST_TEXT || texts.size() == MOST_TEXTS) {
            throw new Rejection(Rule.TOO_LARGE, "");
        }

        texts.add(type == TEXT ? latin1(chunk) : international(chunk));
    }

    /** The text may be packed; in front of it stand its language and the keyword in that language. */
    private String international(ByteBuffer chunk) throws Rejection {
        require(chunk.remaining() >= 2);
        var isPacked = chunk.get() != 0;
        var method = chunk.get();
        require(!isPacked || method == 0);
        until(chunk, LONGEST_TEXT);
        until(chunk, LONGEST_TEXT);
        var bytes = new byte[chunk.remaining()];
        chunk.get(bytes);
        return new String(isPacked ? unpacked(bytes) : bytes, StandardCharsets.UTF_8);
    }

    private static byte[] unpacked(byte[] packed) throws Rejection {
        try (var stream = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            var bytes = stream.readNBytes(LONGEST_TEXT + 1);

            if (bytes.length > LONGEST_TEXT) {
                throw new Rejection(Rule.TOO_LARGE, "");
            }

            return bytes;
        } catch (IOException damaged) {
            throw new Rejection(Rule.IMAGE_DAMAGED, "");
        }
    }

    private static String latin1(ByteBuffer rest) {
        return StandardCharsets.ISO_8859_1.decode(rest).toString();
    }

    /** The bytes before the next NUL; a text without one is damaged when it is one of ours, and no keyword otherwise. */
    private static String until(ByteBuffer chunk, int longest) {
        var text = new StringBuilder();

        while (chunk.hasRemaining()) {
            var letter = chunk.get() & 0xff;

            if (letter == 0 || text.length() > longest) {
                break;
            }

            text.append((char) letter);
        }

        return text.toString();
    }

    private static void require(boolean isSound) throws Rejection {
        if (!isSound) {
            throw new Rejection(Rule.IMAGE_DAMAGED, "");
        }
    }
}
