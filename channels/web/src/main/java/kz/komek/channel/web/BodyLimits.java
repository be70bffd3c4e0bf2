package kz.komek.channel.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import kz.komek.channel.web.Refusal.Code;
import kz.komek.contract.Json;
import kz.komek.contract.files.Attachments;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses bodies that are too large before they are read, in the sender's language; the server's own refusal is an empty
 * page. Only forms with photos may be large. A form that does not say its length is refused, because its parser would
 * find out too late to say anything; JSON without a length is read with a limit ({@link JsonBodies}).
 */
@Singleton
class BodyLimits {
    private static final int BEFORE_THE_SERVERS_OWN = 200;
    static final int WITHOUT_FILES = 1024 * 1024;
    /** Meta delivers up to 3 MB of messages at once. */
    private static final int OF_PROVIDERS = 4 * 1024 * 1024;

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
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        String media = type == null ? "" : type.toLowerCase(Locale.ROOT);
        boolean files = media.startsWith("multipart/");
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            if (files || media.startsWith("application/x-www-form-urlencoded") || isReadWhole(request))
                refuse(context, Code.LENGTH_REQUIRED);
            else context.next();
        } else if (length.length() < 7 || fits(length, files ? withFiles : most(request.path()))) {
            context.next();
        } else {
            refuse(context, files ? Code.TOO_LARGE : Code.BODY_TOO_LARGE);
        }
    }

    /** Before its sender is known to be the provider; Meta's adapters count for themselves while they read. */
    private static boolean isReadWhole(HttpServerRequest request) {
        String path = request.path();
        return request.method() == HttpMethod.POST
                && path.startsWith("/channels/")
                && !path.startsWith("/channels/meta/")
                && !path.startsWith("/channels/whatsapp/meta");
    }

    private static long most(String path) {
        if (path.startsWith("/channels/")) return OF_PROVIDERS;
        return path.equals(PartnerApi.FILES) ? Attachments.LARGEST : WITHOUT_FILES;
    }

    private static boolean fits(String length, long most) {
        try {
            return Long.parseLong(length) <= most;
        } catch (NumberFormatException notALength) {
            return false;
        }
    }

    /** The rest is read and thrown away: a browser that is cut off while sending shows no answer at all. */
    private void refuse(RoutingContext context, Code code) {
        var language = Spoken.in(context.request());
        var response = context.response().setStatusCode(code.status);
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        context.request().resume();
        if (Refusals.isForPrograms(context.request())) {
            var problem = Problem.of(code, List.of(), Texts.in(language));
            response.putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
            response.end(io.vertx.core.buffer.Buffer.buffer(Json.write(problem)));
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, Pages.HTML);
            response.end(pages.problem(code, language));
        }
    }
}
