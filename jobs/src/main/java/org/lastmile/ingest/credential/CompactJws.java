package org.lastmile.ingest.credential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Takes the credential out of a compact JWS. The signature is not verified: that needs the issuer's key from the network.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-7.1">RFC 7515, compact serialization</a>
 * @see <a href="https://www.w3.org/TR/vc-data-model/#json-web-token">VC Data Model 1.1, 6.3.1: claims of a token</a>
 */
final class CompactJws {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]*");
    private static final long LAST_SECOND = 253_402_300_799L;

    private CompactJws() {}

    static boolean isOne(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** The credential in the payload, completed by the token's own claims where it says nothing itself. */
    static Part credential(String jws, String pointer) throws Rejection {
        var parts = jws.split("\\.", -1);
        var header = json(parts[0], pointer);
        var algorithm = header.text("alg");

        if (algorithm.isEmpty()) {
            throw new Rejection(Rule.JWS_UNREADABLE, pointer);
        }

        if (algorithm.get().toLowerCase(Locale.ROOT).equals("none") || parts[2].isEmpty()) {
            throw new Rejection(Rule.ALG_NONE, pointer);
        }

        var claims = json(parts[1], pointer);
        var presentation = claims.child("vp");

        if (presentation.isObject()) {
            return new Part(presentation.node(), pointer);
        }

        var wrapped = claims.child("vc");
        return wrapped.isObject() ? new Part(complete(wrapped.node(), claims), pointer) : claims;
    }

    private static Part json(String part, String pointer) throws Rejection {
        try {
            return JsonDocuments.read(Base64.getUrlDecoder().decode(part), pointer);
        } catch (IllegalArgumentException noBase64) {
            throw new Rejection(Rule.JWS_UNREADABLE, pointer);
        } catch (Rejection broken) {
            var isText = broken.rejected().rule().equals(Rule.NOT_JSON.id());
            throw isText ? new Rejection(Rule.JWS_UNREADABLE, pointer) : broken;
        }
    }

    private static ObjectNode complete(JsonNode credential, Part claims) {
        ObjectNode completed = credential.deepCopy();
        claims.text("jti").ifPresent(id -> completed.putIfAbsent("id", TextNode.valueOf(id)));
        claims.text("iss").ifPresent(issuer -> completed.putIfAbsent("issuer", TextNode.valueOf(issuer)));
        addDate(completed, "issuanceDate", claims.child("nbf").node());
        addDate(completed, "expirationDate", claims.child("exp").node());

        if (completed.path("credentialSubject") instanceof ObjectNode subject) {
            claims.text("sub").ifPresent(id -> subject.putIfAbsent("id", TextNode.valueOf(id)));
        }

        return completed;
    }

    private static void addDate(ObjectNode credential, String field, JsonNode seconds) {
        if (seconds.isNumber() && seconds.longValue() > 0 && seconds.longValue() <= LAST_SECOND) {
            var instant = Instant.ofEpochSecond(seconds.longValue()).toString();
            credential.putIfAbsent(field, TextNode.valueOf(instant));
        }
    }
}
