package org.lastmile.ingest.credential;

import com.apicatalog.multibase.Multibase;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Any bytes as the key of an id, and any text as an id or as a key in JSON. */
public final class KeyFuzz {
    private KeyFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        read("did:key:" + new String(input, StandardCharsets.ISO_8859_1));
        read("did:jwk:" + Base64.getUrlEncoder().encodeToString(input));

        if (input.length > 0 && input.length < 150) {
            read("did:key:" + Multibase.BASE_58_BTC.encode(input));
        }
    }

    private static void read(String id) {
        try {
            DidKey.of(id, "");
        } catch (Rejection expected) {
            expected.rejected().message();
        }
    }
}
