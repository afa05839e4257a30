package org.lastmile.ingest.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BakedImageTest {
    private static final CredentialDecoder DECODER = new CredentialDecoder(Samples.JUDGED_ON, DeliveredKeys.NONE);

    private static List<Outcome> png(byte[]... chunks) {
        return DECODER.decode("badge.png", Images.png(chunks));
    }

    private static List<Outcome> svg(String element) {
        return DECODER.decode("badge.SVG", Images.svg(element).getBytes(UTF_8));
    }

    @Test
    void a_document_in_a_png_is_read_as_if_it_were_delivered_alone() throws IOException {
        var badge = Samples.text("assertion.json");
        var credential = Samples.text("credential.json");

        assertThat(png(Images.text("openbadges", badge))).isEqualTo(Samples.decode(badge));
        assertThat(png(Images.international("openbadgecredential", credential))).isEqualTo(Samples.decode(credential));
        assertThat(png(Images.packedText("openbadgecredential", credential.getBytes(UTF_8))))
                .isEqualTo(Samples.decode(credential));
    }

    @Test
    void a_token_in_a_png_is_verified() throws IOException {
        var token = Signed.token(Signed.P256, "ES256", Signed.jwk(Signed.P256), Samples.text("credential.json"));

        assertThat(png(Images.international("openbadgecredential", token))).isEqualTo(Samples.decode(token));
    }

    @Test
    void an_image_may_hold_the_badge_in_two_standards() throws IOException {
        var outcomes = png(
                Images.international("openbadges", Samples.text("assertion.json")),
                Images.international("comment", "nothing"),
                Images.international("openbadgecredential", Samples.text("credential.json")));

        var standards = new ArrayList<String>();
        outcomes.forEach(outcome -> {
            if (outcome instanceof Outcome.Accepted award) {
                standards.add(award.row().get("standard") + " " + award.row().get("award_position"));
            }
        });
        assertThat(standards).containsExactly("ob20 1", "ob30 2");
    }

    @Test
    void a_document_or_a_token_in_an_svg_is_read() throws IOException {
        var credential = Samples.text("credential.json");
        var token = Signed.token(Signed.P256, "ES256", Signed.jwk(Signed.P256), credential);
        var attribute = "<a:assertion xmlns:a=\"http://openbadges.org\" verify=\"" + token + "\"/>";

        assertThat(svg(Images.openBadge(credential))).isEqualTo(Samples.decode(credential));
        assertThat(svg(attribute)).isEqualTo(Samples.decode(token));
    }

    @Test
    void an_address_is_not_followed() {
        assertThat(png(Images.text("openbadges", "https://badges.example.org/assertions/1")))
                .containsExactly(Rule.BAKED_ADDRESS.brokenAt(""));
        assertThat(svg("<a:assertion xmlns:a=\"http://openbadges.org\" verify=\"https://example.org/1\"/>"))
                .containsExactly(Rule.BAKED_ADDRESS.brokenAt(""));
    }

    @Test
    void a_picture_is_no_credential() {
        assertThat(png()).containsExactly(Rule.NOT_BAKED.brokenAt(""));
        assertThat(svg("")).containsExactly(Rule.NOT_BAKED.brokenAt(""));
        assertThat(BakedImage.mayHoldCredential("logo.png", Images.png())).isFalse();
        assertThat(BakedImage.mayHoldCredential("logo.svg", Images.svg("").getBytes(UTF_8)))
                .isFalse();
        assertThat(BakedImage.mayHoldCredential("b.png", Images.png(Images.text("openbadges", "x"))))
                .isTrue();
        assertThat(BakedImage.mayHoldCredential("b.txt", "openbadges".getBytes(UTF_8)))
                .isFalse();
    }
}
