package org.lastmile.ingest.credential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A compact JWS and the credential in it.
 *
 * @param text       the three parts as they were issued
 * @param credential the credential in the payload, completed by the token's own claims where it says nothing itself
 * @param pointer    place of the token in its document, empty when it is all of it
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-7.1">RFC 7515, compact serialization</a>
 * @see <a href="https://www.w3.org/TR/vc-data-model/#json-web-token">VC Data Model 1.1, 6.3.1: claims of a token</a>
 */
record CompactJws(String text, Part header, Part credential, String pointer) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]*");
    private static final long LAST_SECOND = 253_402_300_799L;

    static boolean isOne(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** @throws Rejection if it is no token of a credential, or one that everybody can make who reads it */
    static CompactJws read(String text, String pointer) throws Rejection {
        var parts = text.split("\\.", -1);
        var header = json(parts[0], pointer);
        var algorithm = header.text("alg");

        if (algorithm.isEmpty()) {
            throw new Rejection(Rule.JWS_UNREADABLE, pointer);
        }

        if (algorithm.get().toLowerCase(Locale.ROOT).equals("none") || parts[2].isEmpty()) {
            throw new Rejection(Rule.ALG_NONE, pointer);
        }

        if (algorithm.get().toUpperCase(Locale.ROOT).startsWith("HS")) {
            throw new Rejection(Rule.ALG_SYMMETRIC, pointer);
        }

        return new CompactJws(text, header, credential(json(parts[1], pointer), pointer), pointer);
    }

    String algorithm() {
        return header.text("alg").orElse("");
    }

    private static Part credential(Part claims, String pointer) {
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
