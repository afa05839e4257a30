package org.lastmile.ingest.credential;

import java.nio.charset.StandardCharsets;

/** Any bytes as a document, a token or an image: one outcome at least, and no message that quotes what it has seen. */
public final class DocumentFuzz {
    private static final CredentialDecoder DECODER = new CredentialDecoder(Samples.JUDGED_ON, DeliveredKeys.NONE);
    private static final int LONGEST_MESSAGE = 300;

    private DocumentFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        for (var name : new String[] {"x.json", "x.jwt", "x.svg"}) {
            check(name, input);
        }
    }

    private static void check(String name, byte[] input) {
        var outcomes = DECODER.decode(name, input);

        if (outcomes.isEmpty()) {
            throw new IllegalStateException("no outcome");
        }

        for (var outcome : outcomes) {
            if (outcome instanceof Outcome.Rejected rejected
                    && rejected.message().length()
                            > LONGEST_MESSAGE + rejected.pointer().length()) {
                throw new IllegalStateException("a long message");
            }

            if (outcome instanceof Outcome.Accepted award && !award.row().containsKey("credential_id")) {
                throw new IllegalStateException("an award without an id");
            }
        }

        DeliveredKeys.of(java.util.List.of(input))
                .key(new String(input, StandardCharsets.UTF_8), java.util.Optional.empty());
    }
}
