package org.lastmile.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.lastmile.contract.IdentifierKind;

/**
 * Turns direct identifiers into tokens: keyed HMAC-SHA-256 over the kind of identifier and its normalised text.
 * Not for several threads at once.
 */
public final class Tokens {
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Pd}]");
    private static final int DIGEST_BYTES = 32;
    private static final int PART_BYTES = 12;
    private static final int SHORTEST_TOKEN = 52;
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{8}\\.[A-Za-z0-9_-]{43}([A-Za-z0-9_-]{32})?");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String keyId;
    private final Mac mac;

    public Tokens(TokenKey key) {
        this.keyId = key.id();

        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(key.secret()), "HmacSHA256"));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /**
     * The full digest: 32 bytes. Of name and birth date, 12 bytes each follow of first name and birth date and of initial,
     * last name and birth date, so that identity can tell a slip in a name from another name.
     */
    public byte[] digest(IdentifierKind kind, String text) {
        var plain = normalised(kind, text);
        var digest = digest(kind.name(), plain);

        if (kind != IdentifierKind.NAME_BIRTH) {
            return digest;
        }

        var parts = NameBirth.withoutOneName(plain);
        var all = ByteBuffer.allocate(DIGEST_BYTES + parts.size() * PART_BYTES).put(digest);
        parts.forEach((name, part) -> all.put(digest(name, part), 0, PART_BYTES));
        return all.array();
    }

    private byte[] digest(String namespace, String text) {
        mac.update(namespace.getBytes(StandardCharsets.US_ASCII));
        mac.update((byte) 0);
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The token as tables hold it: id of the key, a dot, the digest. */
    public String token(byte[] digest) {
        return keyId + "." + BASE64.encodeToString(digest);
    }

    /** Whether a text has the form of a token: no identifier has it by chance. */
    static boolean isToken(String text) {
        return text.length() >= SHORTEST_TOKEN && TOKEN.matcher(text).matches();
    }

    /** The digest of an identifier, or of what {@code tokenize} has made of it. */
    public byte[] digestOf(IdentifierKind kind, String text) {
        return isToken(text)
                ? Base64.getUrlDecoder().decode(text.substring(text.indexOf('.') + 1))
                : digest(kind, text);
    }

    /** What stands for a key that looks like an identifier, on its way from a partner who may not send it. */
    String seal(String key) {
        return token(digest("reference", key));
    }

    /** What stands for a token of an erased learner: it cannot be told whose it was without the key and the identifier. */
    public String tombstone(String token) {
        return HexFormat.of().formatHex(digest("tombstone", token));
    }

    /** 64-bit key of a learner, from a token as tables hold it. */
    public static long learnerKey(String token) {
        return learnerKey(Base64.getUrlDecoder().decode(token.substring(token.indexOf('.') + 1)));
    }

    /** 64-bit key of a learner: the first 8 bytes of the digest. */
    public static long learnerKey(byte[] digest) {
        return ByteBuffer.wrap(digest).getLong();
    }

    /** Whether a text can name anybody: a lone hyphen, or {@code none} as an address, would join all who have it. */
    public static boolean names(IdentifierKind kind, String text) {
        if (kind == IdentifierKind.NAME_BIRTH) {
            return true;
        }

        return text.chars().anyMatch(Character::isLetterOrDigit)
                && (kind != IdentifierKind.EMAIL || text.indexOf('@') > 0);
    }

    /**
     * The same identifier written differently gives the same token: case, spaces, hyphens and characters that nobody
     * sees do not count.
     */
    private static String normalised(IdentifierKind kind, String text) {
        return switch (kind) {
            case CARD, STUDENT_NUMBER ->
                isPlain(text)
                        ? text.toUpperCase(Locale.ROOT)
                        : BETWEEN.matcher(visible(text)).replaceAll("").toUpperCase(Locale.ROOT);
            case EMAIL -> visible(text).toLowerCase(Locale.ROOT);
            case DID, NAME_BIRTH, CREDENTIAL, RECORD -> visible(text);
        };
    }

    private static String visible(String text) {
        var visible = INVISIBLE.matcher(text).replaceAll("");
        return Normalizer.normalize(visible, Normalizer.Form.NFKC).strip();
    }

    /** Letters and digits of ASCII only: nothing to take out, and every form of Unicode is the same. */
    private static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);

            if (letter > 'z' || !Character.isLetterOrDigit(letter)) {
                return false;
            }
        }

        return true;
    }
}
