package kz.komek.channel.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import kz.komek.contract.Json;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses bodies that are too large before they are read, in the sender's language; the server's own refusal is an empty
 * page. Only forms with photos may be large.
 */
@Singleton
class BodyLimits {
    private static final int BEFORE_THE_SERVERS_OWN = 200;
    private static final long WITHOUT_FILES = 1024 * 1024;

    private final Pages pages;
    private final long withFiles;

    BodyLimits(Pages pages, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize withFiles) {
        this.pages = pages;
        this.withFiles = withFiles.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::judge, BEFORE_THE_SERVERS_OWN);
    }

    private void judge(RoutingContext context) {
        var request = context.request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || length.length() < 7 || fits(request, length)) context.next();
        else refuse(context);
    }

    private boolean fits(HttpServerRequest request, String length) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        boolean files = type != null && type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/");
        try {
            return Long.parseLong(length) <= (files ? withFiles : WITHOUT_FILES);
        } catch (NumberFormatException notALength) {
            return false;
        }
    }

    /** The rest is read and thrown away: a browser that is cut off while sending shows no answer at all. */
    private void refuse(RoutingContext context) {
        var language = Spoken.in(context.request());
        var response = context.response().setStatusCode(Refusal.Code.TOO_LARGE.status);
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        context.request().resume();
        if (Refusals.isForPrograms(context.request())) {
            var problem = Problem.of(Refusal.Code.TOO_LARGE, List.of(), Texts.in(language));
            response.putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
            response.end(io.vertx.core.buffer.Buffer.buffer(Json.write(problem)));
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, Pages.HTML);
            response.end(pages.problem(Refusal.Code.TOO_LARGE, language));
        }
    }
}
