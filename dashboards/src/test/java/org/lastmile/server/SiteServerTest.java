package org.lastmile.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.page.ReleaseFixture;
import org.lastmile.page.Site;

@NullMarked
@SuppressWarnings("NullAway.Init")
final class SiteServerTest {
    private static SiteServer server;

    @BeforeAll
    static void start() {
        var release = ReleaseFixture.full().release();
        server = SiteServer.start(() -> release, 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void gives_out_the_bytes_of_the_static_site(@TempDir Path folder) throws Exception {
        var written = Site.write(ReleaseFixture.full().release(), Optional.empty(), folder.resolve("site"));

        assertThat(ask("").body()).isEqualTo(Files.readAllBytes(written.folder().resolve("index.html")));
        assertThat(ask("data/overview-equity-4.csv").body())
                .isEqualTo(Files.readAllBytes(written.folder().resolve("data/overview-equity-4.csv")));
    }

    @Test
    void forbids_everything_from_other_hosts() throws Exception {
        var headers = ask("").headers();

        assertThat(headers.firstValue("Content-Security-Policy"))
                .contains("default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none';"
                        + " form-action 'none'; frame-ancestors 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    @Test
    void answers_an_unknown_address_with_a_plain_page() throws Exception {
        var answer = ask("..%2f..%2fetc/passwd");

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(ask("nothing").statusCode()).isEqualTo(404);
        assertThat(new String(ask("nothing").body(), StandardCharsets.UTF_8))
                .contains("There is no such page.")
                .doesNotContain("Exception");
    }

    @Test
    void listens_on_the_loopback_address_and_answers_to_its_name_only() throws Exception {
        assertThat(server.address()).isEqualTo("http://127.0.0.1:" + server.port() + "/");
        assertThat(statusUnder("elsewhere.example")).startsWith("HTTP/1.1 421");
        assertThat(statusUnder("localhost:" + server.port())).startsWith("HTTP/1.1 200");
    }

    private static HttpResponse<byte[]> ask(String address) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(server.address() + address)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    }

    /** Java's client does not let a caller choose the name, so this speaks by itself. */
    private static String statusUnder(String host) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        }
    }
}
