package org.lastmile.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.lastmile.contract.IdentifierKind;
import org.lastmile.contract.WarehouseException;

/**
 * Turns direct identifiers into tokens: keyed HMAC-SHA-256 over the kind of identifier and its normalised text, wrapped by
 * HMAC-SHA-256 with each newer key. Who has an old key only can make no newer token, and none can be unwrapped.
 * Not for several threads at once.
 */
// Over 200 lines: how each kind of identifier is written stands beside how it becomes a token.
public final class Tokens {
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Pd}]");
    /** What people and programs write where there is no identifier. */
    private static final Pattern FILLER =
            Pattern.compile("(?i)#?n/?a|none|null|nil|unknown|not (available|applicable|known)|tbd|0+");

    private static final int LONGEST_FILLER = 24;
    /** A long number as a sheet shows it, without its last digits. */
    private static final Pattern SHORTENED = Pattern.compile("[0-9](?:[.,][0-9]+)?[eE][+][0-9]{1,3}");

    private static final int DIGEST_BYTES = 32;
    private static final int PART_BYTES = 12;
    private static final int SHORTEST_TOKEN = 52;
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{8}\\.[A-Za-z0-9_-]{43}([A-Za-z0-9_-]{32})?");

    private static final String WRAPPED = "token";

    /** The newest last. */
    private final List<TokenLink> links;

    public Tokens(TokenKey key) {
        links = key.links().stream().map(TokenLink::of).toList();
    }

    /** Id of the key, as it stands in tokens. */
    public String keyId() {
        return newest().id();
    }

    private TokenLink newest() {
        return links.get(links.size() - 1);
    }

    /**
     * The full digest: 32 bytes. Of name and birth date, 12 bytes each follow of first name and birth date and of initial,
     * last name and birth date, so that identity can tell a slip in a name from another name.
     */
    public byte[] digest(IdentifierKind kind, String text) {
        return wrapped(first(kind, text), 1);
    }

    private byte[] first(IdentifierKind kind, String text) {
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

    private byte[] digest(String domain, String text) {
        return links.get(0).digest(domain, text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param from first link that has not wrapped the digest yet */
    private byte[] wrapped(byte[] digest, int from) {
        var wrapped = digest;

        for (var link : links.subList(from, links.size())) {
            wrapped = wrapped(wrapped, link);
        }

        return wrapped;
    }

    /** The digest and what follows it are wrapped each for itself, so that they can still be compared. */
    private static byte[] wrapped(byte[] digest, TokenLink link) {
        var all = ByteBuffer.allocate(digest.length);

        for (var from = 0; from < digest.length; from += from == 0 ? DIGEST_BYTES : PART_BYTES) {
            var size = from == 0 ? DIGEST_BYTES : PART_BYTES;
            all.put(link.digest(WRAPPED, Arrays.copyOfRange(digest, from, from + size)), 0, size);
        }

        return all.array();
    }

    /** The token as tables hold it: id of the key, a dot, the digest. */
    public String token(byte[] digest) {
        return newest().token(digest);
    }

    /** Whether a text has the form of a token: no identifier has it by chance. */
    static boolean isToken(String text) {
        return text.length() >= SHORTEST_TOKEN && TOKEN.matcher(text).matches();
    }

    /** Whether a text has the form of a token of this kind: that of name and birth date holds more. */
    static boolean isToken(IdentifierKind kind, String text) {
        return isToken(text) && (text.length() > SHORTEST_TOKEN) == (kind == IdentifierKind.NAME_BIRTH);
    }

    /** The digest of an identifier, or of what {@code tokenize} has made of it. */
    public byte[] digestOf(IdentifierKind kind, String text) {
        return isToken(text)
                ? Base64.getUrlDecoder().decode(text.substring(text.indexOf('.') + 1))
                : digest(kind, text);
    }

    /** What stands for a key that looks like an identifier, on its way from a partner who may not send it. */
    String seal(String key) {
        return token(wrapped(digest("reference", key), 1));
    }

    /**
     * The token that an identifier has now, from one that it had before rotations of the key.
     *
     * @throws WarehouseException if no key of the chain has made it
     */
    public String wrapped(String token) {
        for (var i = 0; i < links.size(); i++) {
            if (token.startsWith(links.get(i).id() + ".")) {
                return token(wrapped(Base64.getUrlDecoder().decode(token.substring(token.indexOf('.') + 1)), i + 1));
            }
        }

        throw new WarehouseException("Key " + newest().id() + " cannot wrap tokens of another partnership's key; put"
                + " the key back from your safe copy.");
    }

    /**
     * What stands for a token of an erased learner: it cannot be told whose it was without the key and the identifier. Of
     * a tombstone itself it is what stands for it after a rotation.
     */
    public String tombstone(String words) {
        return newest().tombstone(words);
    }

    /** What may stand for words of an erased learner: they were written under any key of the chain. */
    public List<String> tombstones(String words) {
        return IntStream.range(0, links.size())
                .mapToObj(i -> tombstone(words, i))
                .toList();
    }

    /**
     * What may stand for an identifier of an erased learner.
     *
     * @param words made of a token
     */
    public List<String> tombstones(IdentifierKind kind, String text, UnaryOperator<String> words) {
        var tombstones = new ArrayList<String>();
        var digest = first(kind, text);

        for (var i = 0; i < links.size(); i++) {
            digest = i == 0 ? digest : wrapped(digest, links.get(i));
            tombstones.add(tombstone(words.apply(links.get(i).token(digest)), i));
        }

        return tombstones;
    }

    private String tombstone(String words, int from) {
        var tombstone = links.get(from).tombstone(words);

        for (var link : links.subList(from + 1, links.size())) {
            tombstone = link.tombstone(tombstone);
        }

        return tombstone;
    }

    /** 64-bit key of a learner, from a token as tables hold it. */
    public static long learnerKey(String token) {
        return learnerKey(Base64.getUrlDecoder().decode(token.substring(token.indexOf('.') + 1)));
    }

    /** 64-bit key of a learner: the first 8 bytes of the digest. */
    public static long learnerKey(byte[] digest) {
        return ByteBuffer.wrap(digest).getLong();
    }

    /** Whether a text can name anybody: a lone hyphen, {@code N/A} or zeros would join all who have it. */
    public static boolean names(IdentifierKind kind, String text) {
        if (kind == IdentifierKind.NAME_BIRTH) {
            return true;
        }

        if (kind.namesLearner()
                && text.length() <= LONGEST_FILLER
                && FILLER.matcher(text).matches()) {
            return false;
        }

        return text.chars().anyMatch(Character::isLetterOrDigit)
                && (kind != IdentifierKind.EMAIL || text.indexOf('@') > 0);
    }

    /** Whether a sheet has taken the number for a quantity: many people's numbers are then written alike. */
    static boolean isShortened(IdentifierKind kind, String text) {
        return (kind == IdentifierKind.CARD || kind == IdentifierKind.STUDENT_NUMBER)
                && text.indexOf('+') > 0
                && SHORTENED.matcher(text).matches();
    }

    /**
     * The same identifier written differently gives the same token: case, spaces, hyphens and characters that nobody
     * sees do not count.
     */
    static String normalised(IdentifierKind kind, String text) {
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
