package kz.komek.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Set;
import kz.komek.contract.Redacted;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Errors that no feature speaks for, as problem+json; never a stack trace. */
public class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    Response http(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        // A parameter that cannot be read is "not found" to the framework, with what was wrong with it as its cause.
        if (status == 404 && e.getCause() instanceof IllegalArgumentException) {
            return response(Problem.of(400, "PARAMETER_WRONG", "A parameter of the address is not readable."));
        }
        return response(Problem.of(status, "HTTP_" + status, "The request could not be served: " + status + "."));
    }

    @ServerExceptionMapper
    Response stated(ProblemException e) {
        return response(e.problem());
    }

    /** The fields of a body that are not as they should be. */
    @ServerExceptionMapper
    Response violated(ResteasyReactiveViolationException e) {
        var wrong = e.getConstraintViolations().stream()
                .map(violation -> new Problem.Violation(field(violation.getPropertyPath()), violation.getMessage()))
                .toList();
        return response(Problem.of(400, "FIELDS_WRONG", "Some fields are missing or wrong.")
                .violating(wrong));
    }

    /** A body that is no JSON, or not such JSON. What it says is not repeated: it may be personal data. */
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response unreadable() {
        return response(Problem.of(400, "NOT_READABLE", "The body is not readable as what is expected here."));
    }

    /** A field that nobody reads: it would be lost in silence. */
    @ServerExceptionMapper
    Response unknown(UnrecognizedPropertyException e) {
        return response(Problem.of(400, "FIELD_UNKNOWN", "The body has a field that is not known here."));
    }

    private static String field(Path path) {
        String last = "";
        for (Path.Node node : path) last = String.valueOf(node.getName());
        return last;
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException e) {
        if (cameTogether(e)) {
            return response(Problem.of(
                    409, "AT_THE_SAME_TIME", "Somebody did the same at this moment. Nothing was changed; try again."));
        }
        if (databaseIsAway(e)) {
            LOG.warnf(
                    "the database is away (%s); the caller gets 503",
                    Redacted.of(e).getMessage());
            return Response.fromResponse(response(Problem.of(
                            503, "DATABASE_AWAY", "The register cannot be reached just now. Try again in a moment.")))
                    .header("Retry-After", "5")
                    .build();
        }
        LOG.error("a request failed; the caller gets 500 and nothing was changed", Redacted.of(e));
        return response(
                Problem.of(500, "INTERNAL", "Something went wrong on our side. Nothing was changed; try again."));
    }

    /** SQLSTATE 23505 the same row twice, 40P01 deadlock, 40001: of two at once one is told to look again. */
    private static boolean cameTogether(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && Set.of("23505", "40P01", "40001").contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Unreachable, starting, stopping or out of connections: it passes by itself. */
    private static boolean databaseIsAway(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isAway(sql)) return true;
        }
        return false;
    }

    /** SQLSTATE 08 connection, 53300 too many connections, 57P shut down; the pool's own time-out has none. */
    private static boolean isAway(SQLException e) {
        String state = e.getSQLState();
        if (state == null) return String.valueOf(e.getMessage()).startsWith("Acquisition timeout");
        return state.startsWith("08") || state.equals("53300") || state.startsWith("57P");
    }

    /**
     * Somebody changed it since it was read, or it is there already.
     *
     * @param present as it is shown; {@code null}: it is not there
     */
    public static Response stale(@Nullable Object present) {
        if (present == null) {
            return response(
                    Problem.of(412, "NOT_THERE", "There is no such thing to change; make it with If-None-Match: *."));
        }
        return response(
                Problem.of(412, "STALE", "It was changed meanwhile, or is there already. Look at it and try again.")
                        .with(present));
    }

    public static Response response(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
