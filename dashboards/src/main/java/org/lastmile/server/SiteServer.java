package org.lastmile.server;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.lastmile.contract.WarehouseException;
import org.lastmile.page.Pages;
import org.lastmile.release.Release;

/**
 * Shows the site of a release on this machine only, byte for byte what {@link org.lastmile.page.Site} writes. It knows
 * its addresses beforehand, so no request reaches a file.
 */
public final class SiteServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final Set<String> NAMES = Set.of(LOOPBACK, "localhost");
    private static final Map<String, String> TYPES =
            Map.of("html", "text/html;charset=utf-8", "css", "text/css;charset=utf-8", "csv", "text/csv;charset=utf-8");
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
                    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none';"
                            + " frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()",
            "Cache-Control", "no-cache");
    private final Javalin javalin;
    private final Supplier<Release> releases;
    private final Optional<Path> overrides;
    private volatile Drawn drawn;

    private SiteServer(Supplier<Release> releases, Optional<Path> overrides) {
        this.releases = releases;
        this.overrides = overrides;
        var release = releases.get();
        drawn = new Drawn(release, Pages.of(release, overrides));
        javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.http.defaultContentType = "text/plain;charset=utf-8";
            config.jetty.modifyHttpConfiguration(http -> {
                http.setSendServerVersion(false);
                http.setSendDateHeader(false);
            });
            config.routes.before(SiteServer::guard);
            config.routes.get("/", context -> answer(context, "index.html"));
            config.routes.get(
                    "/<address>", context -> answer(context, context.path().substring(1)));
            config.routes.error(404, SiteServer::missing);
            config.routes.exception(
                    WarehouseException.class, (problem, context) -> context.status(HttpStatus.INTERNAL_SERVER_ERROR)
                            .result(String.valueOf(problem.getMessage())));
        });
    }

    /** A release and its files; the files are made again only when another release is given out. */
    private record Drawn(Release release, Map<String, byte[]> files) {}

    /** Starts without a partnership's own pages; see {@link #start(Supplier, Optional, int)}. */
    public static SiteServer start(Supplier<Release> releases, int port) {
        return start(releases, Optional.empty(), port);
    }

    /**
     * Starts on the loopback address.
     *
     * @param releases  asked at every request, so that a new edition is shown without a restart
     * @param overrides the partnership's folder of pages
     * @param port      0 takes any free one, {@link #port()} tells which
     * @throws WarehouseException if the pages cannot be made or the port is taken
     */
    public static SiteServer start(Supplier<Release> releases, Optional<Path> overrides, int port) {
        var server = new SiteServer(releases, overrides);

        try {
            server.javalin.start(LOOPBACK, port);
        } catch (JavalinBindException e) {
            throw new WarehouseException(
                    "Port " + port + " on " + LOOPBACK + " is taken by another program; name another port.", e);
        }

        return server;
    }

    public int port() {
        return javalin.port();
    }

    /** Address of the front page. */
    public String address() {
        return "http://" + LOOPBACK + ":" + port() + "/";
    }

    @Override
    public void close() {
        javalin.stop();
    }

    /** Every answer has the headers; a request under a foreign name (a page elsewhere that points here) gets nothing. */
    private static void guard(Context context) {
        HEADERS.forEach(context::header);
        var host = Optional.ofNullable(context.host()).orElse("").replaceFirst(":\\d+$", "");

        if (!NAMES.contains(host)) {
            context.status(HttpStatus.MISDIRECTED_REQUEST)
                    .result("This server answers to localhost only.")
                    .skipRemainingHandlers();
        }
    }

    private void answer(Context context, String address) {
        var content = files().get(address);

        if (content == null) {
            context.status(HttpStatus.NOT_FOUND);
            return;
        }

        var ending = address.substring(address.lastIndexOf('.') + 1);
        context.contentType(TYPES.getOrDefault(ending, "application/octet-stream"))
                .result(content);
    }

    private Map<String, byte[]> files() {
        var release = releases.get();
        var last = drawn;

        if (last.release() == release) {
            return last.files();
        }

        var files = Pages.of(release, overrides);
        drawn = new Drawn(release, files);
        return files;
    }

    private static void missing(Context context) {
        context.contentType("text/html;charset=utf-8")
                .result("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Not found</title>"
                        + "<link rel=\"stylesheet\" href=\"/lastmile.css\"><main><h1>There is no such page.</h1>"
                        + "<p><a href=\"/\">To the overview</a></p></main></html>");
    }
}
