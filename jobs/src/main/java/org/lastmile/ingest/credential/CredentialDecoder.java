package org.lastmile.ingest.credential;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * Decodes one document of a delivery: Open Badges 2.0 and 3.0, CLR 2.0, as JSON or as compact JWS. Each document is judged
 * alone, from what stands in it and the keys that lie beside it: nothing is fetched.
 */
public final class CredentialDecoder {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final LocalDate judgedOn;
    private final DeliveredKeys keys;

    /**
     * A decoder for the documents of one delivery.
     *
     * @param judgedOn the day in UTC on which validity is judged
     * @param keys     those of the delivery
     */
    public CredentialDecoder(LocalDate judgedOn, DeliveredKeys keys) {
        this.judgedOn = judgedOn;
        this.keys = keys;
    }

    /**
     * Decodes a document, or the documents baked into an image, into its awards.
     *
     * @param fileName used only for its ending: {@code .svg} says how to look for a document, {@code .jwt} and {@code .jws}
     *     what was meant by an unreadable file
     * @return one outcome per credential, in the order of the document, each with its details behind it; one for a
     *     document that holds none. Column {@code award_position} of an award counts them from 1
     */
    public List<Outcome> decode(String fileName, byte[] document) {
        try {
            var outcomes = new ArrayList<Outcome>();

            for (var text : BakedImage.documents(fileName, document)) {
                outcomes.addAll(decodeText(fileName, text));
            }

            return numbered(outcomes);
        } catch (Rejection rejection) {
            return List.of(rejection.rejected());
        }
    }

    private List<Outcome> decodeText(String fileName, byte[] document) {
        try {
            var text = new String(document, StandardCharsets.UTF_8).strip();
            var bare = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1).strip() : text;
            return CompactJws.isOne(bare)
                    ? judgeToken(bare, "", Envelope.NONE)
                    : judge(json(fileName, document), Envelope.NONE);
        } catch (Rejection rejection) {
            return List.of(rejection.rejected());
        }
    }

    private static Part json(String fileName, byte[] document) throws Rejection {
        try {
            return JsonDocuments.read(document, "");
        } catch (Rejection rejection) {
            var name = fileName.toLowerCase(Locale.ROOT);
            var isToken = name.endsWith(".jwt") || name.endsWith(".jws");
            throw isToken ? new Rejection(Rule.JWS_UNREADABLE, "") : rejection;
        }
    }

    private List<Outcome> judge(Part document, Envelope envelope) throws Rejection {
        var kind = DocumentKind.of(document);

        return switch (kind) {
            case ASSERTION -> Assertion.read(document, envelope, judgedOn);
            case ACHIEVEMENT_CREDENTIAL -> AchievementCredential.read(document, envelope, judgedOn);
            case CLR -> judgeEach(CredentialCollection.ofRecord(document, envelope, judgedOn));
            case PRESENTATION -> judgeEach(CredentialCollection.ofPresentation(document, envelope));
            case ISSUER, BADGE_CLASS, KEY, REVOCATION_LIST, ENDORSEMENT, CRITERIA, CONTEXT ->
                SupportingDocument.read(document, kind);
            case STATUS_LIST -> SupportingDocument.readBits(document, judgedOn);
            case UNKNOWN ->
                throw new Rejection(
                        Rule.TYPE_NOT_CREDENTIAL, document.child("type").pointer());
        };
    }

    private List<Outcome> judgeEach(CredentialCollection collection) {
        var outcomes = new ArrayList<Outcome>();

        for (var item : collection.credentials()) {
            try {
                outcomes.addAll(judgeInner(item, collection.envelope()));
            } catch (Rejection rejection) {
                outcomes.add(rejection.rejected());
            }
        }

        return outcomes;
    }

    private List<Outcome> judgeInner(Part item, Envelope envelope) throws Rejection {
        if (item.isObject()) {
            return judge(item, envelope);
        }

        var text = item.text().orElse("");

        if (!CompactJws.isOne(text)) {
            throw new Rejection(Rule.JWS_UNREADABLE, item.pointer());
        }

        return judgeToken(text, item.pointer(), envelope);
    }

    private List<Outcome> judgeToken(String text, String pointer, Envelope envelope) throws Rejection {
        var token = CompactJws.read(text, pointer);
        return judge(token.credential(), envelope.signed(TokenSignature.of(token, keys)));
    }

    private static List<Outcome> numbered(List<Outcome> outcomes) {
        var numbered = new ArrayList<Outcome>();
        var position = 0;

        for (var outcome : outcomes) {
            position += outcome instanceof Outcome.Detail ? 0 : 1;
            numbered.add(outcome instanceof Outcome.Accepted award ? at(position, award) : outcome);
        }

        return List.copyOf(numbered);
    }

    private static Outcome at(int position, Outcome.Accepted award) {
        var row = new LinkedHashMap<>(award.row());
        row.put("award_position", Integer.toString(position));
        return new Outcome.Accepted(row);
    }
}
