package kz.komek.platform.console;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * The console is one page: every path under it that names no file is that page. Vite gives its files names that change
 * with their content, so they may be kept for ever; the page itself never.
 */
@Singleton
class ConsolePages {
    private static final String HOME = "/console/";
    private static final String PAGE = "/console/index.html";
    private static final int BEFORE_FILES = -1;
    // antd writes its styles into the page while it runs.
    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data: blob:; media-src blob:; font-src 'self' data:; connect-src 'self'; object-src 'none';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    void protect(@Observes Filters filters) {
        filters.register(ConsolePages::headers, 100);
    }

    void route(@Observes Router router) {
        router.route(HttpMethod.GET, "/").order(BEFORE_FILES).handler(request -> request.redirect(HOME));
        router.route(HttpMethod.GET, "/field*").order(BEFORE_FILES).handler(ConsolePages::toExecutors);
        router.route(HttpMethod.GET, "/console/*").order(BEFORE_FILES).handler(ConsolePages::pageOrFile);
    }

    /** The executors' pages live in the console; this is the address they are told. */
    private static void toExecutors(RoutingContext request) {
        String path = request.normalizedPath();
        if (path.equals("/field") || path.startsWith("/field/")) request.redirect("/console" + path);
        else request.next();
    }

    private static void pageOrFile(RoutingContext request) {
        String path = request.normalizedPath();
        boolean file = path.substring(path.lastIndexOf('/') + 1).contains(".");
        if (path.equals("/console")) request.redirect(HOME); // the page's own links are relative to the slash
        else if (file) request.next();
        else request.reroute(PAGE);
    }

    private static void headers(RoutingContext request) {
        var headers = request.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        String path = request.normalizedPath();
        if (path.startsWith(HOME)) {
            headers.set("Content-Security-Policy", POLICY);
            headers.set("X-Frame-Options", "DENY");
            // At the end: only then it is known whether there is such a file. A missing one must not be kept as
            // missing.
            request.addHeadersEndHandler(end -> headers.set(
                    HttpHeaders.CACHE_CONTROL, isAsset(request) ? "public, max-age=31536000, immutable" : "no-cache"));
        }
        request.next();
    }

    private static boolean isAsset(RoutingContext request) {
        int status = request.response().getStatusCode();
        return request.normalizedPath().startsWith(HOME + "assets/") && (status < 300 || status == 304);
    }
}
