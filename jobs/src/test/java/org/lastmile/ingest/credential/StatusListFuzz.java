package org.lastmile.ingest.credential;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Any bytes as the packed bits of a list, and any text as the place of a bit. */
public final class StatusListFuzz {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StatusListFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        var list = (ObjectNode) JSON.readTree(StatusBits.list("\"revocation\"", ""));
        var text = new String(input, StandardCharsets.ISO_8859_1);
        ((ObjectNode) list.path("credentialSubject"))
                .put("encodedList", "u" + Base64.getUrlEncoder().encodeToString(input));
        read(list);
        ((ObjectNode) list.path("credentialSubject")).put("encodedList", text);
        read(list);
        var place = JSON.createObjectNode().put("statusListCredential", "urn:1").put("statusListIndex", text);
        StatusPlaces.of(new Part(place, ""));
    }

    private static void read(ObjectNode list) {
        try {
            StatusList.ofBits(new Part(list, ""), Samples.JUDGED_ON);
        } catch (Rejection expected) {
            expected.rejected().message();
        }
    }
}
