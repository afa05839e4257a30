package org.lastmile.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.chart.Numbers;
import org.lastmile.page.ReleaseFixture;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue.Shown;
import org.lastmile.release.Release;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Looks at the page in a real browser. Skipped where there is none, except on the build server, where it fails. */
@NullMarked
@SuppressWarnings("NullAway.Init")
final class BrowserTest {
    private static final List<String> BROWSERS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final List<String> DRIVERS =
            List.of("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver", "/usr/local/bin/chromedriver");
    private static final Release RELEASE = ReleaseFixture.full().release();
    private static SiteServer server;
    private static ChromeDriver browser;

    @BeforeAll
    static void open(@TempDir Path profile) {
        var binary = find(BROWSERS);
        var driver = find(DRIVERS);
        server = SiteServer.start(() -> RELEASE, 0);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of(driver).toFile())
                .usingAnyFreePort()
                .withEnvironment(Map.of("SE_OFFLINE", "true", "SE_AVOID_STATS", "true"))
                .build();
        browser = new ChromeDriver(service, options(binary, profile));
        browser.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60));
    }

    @AfterAll
    static void close() {
        Stream.<AutoCloseable>of(() -> browser.quit(), () -> server.close()).forEach(BrowserTest::closed);
    }

    @BeforeEach
    void desk() {
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        browser.manage().window().setSize(new Dimension(1280, 900));
    }

    @Test
    void the_table_beside_a_chart_says_what_the_cell_says() {
        var id = CellId.of("overview/first_claim_rate_30d/2025/device_at_entry=no device");
        var cell = (Shown) RELEASE.cell(id).orElseThrow().value();
        browser.get(server.address());

        browser.findElement(By.cssSelector(".panel.equity summary")).click();
        var row = browser.findElement(By.xpath("//section[contains(@class,'equity')]//tr[th='No device']"));

        assertThat(row.findElements(By.tagName("td")))
                .extracting(entry -> entry.getText())
                .startsWith(
                        Numbers.percent(Objects.requireNonNull(cell.share()).pct()),
                        Numbers.interval(cell.share()),
                        Numbers.count(cell.count()),
                        Numbers.count(cell.share().of()));
    }

    @Test
    void nothing_is_cut_on_a_telephone() {
        browser.get(server.address());
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 360, "height", 740, "deviceScaleFactor", 1, "mobile", false));

        assertThat(script("return window.innerWidth")).isEqualTo(360L);
        assertThat(script("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isEqualTo(0L);
        assertThat(script("return [...document.querySelectorAll('svg.narrow text')].filter(text => {"
                        + "  const box = text.getBoundingClientRect();"
                        + "  return box.left < 0 || box.right > 360 || box.width === 0; }).length"))
                .isEqualTo(0L);
    }

    @Test
    void sources_are_read_without_their_headings_on_a_telephone() {
        browser.get(server.address());
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 360, "height", 740, "deviceScaleFactor", 1, "mobile", false));

        assertThat(script("return getComputedStyle(document.querySelector('.sources tbody td'), '::before').content"))
                .isEqualTo("\"Known through\"");
        assertThat(browser.findElement(By.cssSelector(".sources tbody td")).getAriaRole())
                .isEqualTo("cell");
        assertThat(script("return [...document.querySelectorAll('.sources td, .sources th, .sources .strip')]"
                        + ".filter(part => { const box = part.getBoundingClientRect();"
                        + "  return box.width > 0 && (box.left < 0 || box.right > 360); }).length"))
                .isEqualTo(0L);
    }

    @Test
    void each_cell_of_the_sources_stands_under_a_heading_and_beside_a_name() {
        browser.get(server.address());

        assertThat(script("return [...document.querySelectorAll('.sources tbody tr:not(.head)')]"
                        + ".filter(row => row.querySelector('th').scope !== 'row'"
                        + "  || row.querySelectorAll('td').length !== 4).length"))
                .isEqualTo(0L);
        assertThat(browser.findElements(By.cssSelector(".sources thead th[scope=col]")))
                .extracting(heading -> heading.getText())
                .containsExactly("Source", "Known through", "Came", "Rows set aside", "Rows repaired");
        assertThat(browser.findElement(By.cssSelector(".sources .scroll")).getDomAttribute("aria-label"))
                .isEqualTo("Where these numbers come from");
    }

    @Test
    void how_we_know_opens_the_definition() {
        browser.get(server.address());

        browser.findElement(By.cssSelector("#tile-first_claim_rate_30d .how a")).click();

        assertThat(browser.findElement(By.id("how-first_claim_rate_30d")).isDisplayed())
                .isTrue();
    }

    @Test
    void the_browser_has_nothing_to_complain_about() {
        browser.get(server.address());

        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }

    private static Object script(String text) {
        return Objects.requireNonNull(((JavascriptExecutor) browser).executeScript(text));
    }

    private static ChromeOptions options(String binary, Path profile) {
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(binary);
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + profile);
        return options;
    }

    private static String find(List<String> places) {
        return places.stream()
                .filter(place -> Files.isExecutable(Path.of(place)))
                .findFirst()
                .orElseGet(() -> missing(places));
    }

    private static String missing(List<String> places) {
        var message = "No browser for the browser test: none of " + String.join(", ", places)
                + " is there. Install chromium and its driver to run it.";

        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(message);
        }

        return abort(message);
    }

    private static void closed(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new AssertionError("Browser or server did not stop.", e);
        }
    }
}
