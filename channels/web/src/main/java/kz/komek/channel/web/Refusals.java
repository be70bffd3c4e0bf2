package kz.komek.channel.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.stream.Stream;
import kz.komek.channel.web.Refusal.Code;
import kz.komek.contract.Json;
import kz.komek.contract.Language;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Everything that goes wrong is said here: a page for people, problem+json for programs, never a stack trace. */
@Singleton
class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private final Pages pages;

    Refusals(Pages pages) {
        this.pages = pages;
    }

    @ServerExceptionMapper
    Response refused(Refusal refusal, HttpServerRequest request) {
        Language language = refusal.language() == null ? Spoken.in(request) : refusal.language();
        return answer(refusal, language, request);
    }

    @ServerExceptionMapper
    Response refusedByTheFramework(WebApplicationException e, HttpServerRequest request) {
        var code = Code.of(e.getResponse().getStatus());
        if (code == Code.UNEXPECTED) LOG.error("a request failed; its sender was told to try again", e);
        return answer(new Refusal(code), Spoken.in(request), request);
    }

    @ServerExceptionMapper
    Response unexpected(Exception e, HttpServerRequest request) {
        if (tooManyFields(e)) return answer(new Refusal(Code.TOO_LARGE), Spoken.in(request), request);
        LOG.error("a request failed; its sender was told to try again", e);
        return answer(new Refusal(Code.UNEXPECTED), Spoken.in(request), request);
    }

    /** The framework has no type for it. Who sends so many fields has chosen dozens of photos. */
    private static boolean tooManyFields(Exception e) {
        return e.getMessage() != null && e.getMessage().startsWith("Param limit of ");
    }

    private Response answer(Refusal refusal, Language language, HttpServerRequest request) {
        var code = refusal.code();
        throwAwayTheRest(request);
        var texts = Texts.in(language);
        var answer = Response.status(code.status)
                .header("Cache-Control", "no-store")
                .header("Content-Language", language.code());
        if (code.tryAgain()) answer.header("Retry-After", refusal.retryAfter());
        if (!isForPrograms(request)) {
            return answer.type(Pages.HTML).entity(pages.problem(code, language)).build();
        }
        return answer.type("application/problem+json")
                .entity(Json.write(Problem.of(code, refusal.violations(), texts)))
                .build();
    }

    /** What is still being sent would be kept for a reader that never comes: a flood without a key would fill the memory. */
    private static void throwAwayTheRest(HttpServerRequest request) {
        if (!request.isEnded()) request.handler(unread -> {}).resume();
    }

    static boolean isForPrograms(HttpServerRequest request) {
        return Stream.of("/public/", "/partner/", "/channels/").anyMatch(request.path()::startsWith);
    }
}
