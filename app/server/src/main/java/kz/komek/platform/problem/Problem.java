package kz.komek.platform.problem;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * RFC 9457.
 *
 * @param code stable, for programs
 * @param detail what happened and what next, in English; the console has its own words for each code
 * @param violations which fields are wrong, and how
 * @param current the present state of what was changed meanwhile
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,

        @Schema(description = "Stable, for programs", examples = "TICKET_CLOSED")
        String code,

        @Schema(description = "Which fields are wrong; of a file that was refused, every fault") @Nullable List<Violation> violations,

        @Schema(description = "Of STALE only: see StaleProblem") @Nullable Object current) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * @param field {@code null}: the whole of it
     * @param row of a file, as it counts; {@code null}: not in a file
     * @param code what is wrong, for programs; {@code null}: the message says it
     * @param sheet of a file with several; {@code null}: there is one
     */
    public record Violation(
            @Nullable String field,
            String message,
            @Nullable Integer row,
            @Nullable String code,
            @Nullable String sheet) {
        public Violation(String field, String message) {
            this(field, message, null, null);
        }

        public Violation(@Nullable String field, String message, @Nullable Integer row, @Nullable String code) {
            this(field, message, row, code, null);
        }
    }

    public static Problem of(int status, String code, String detail) {
        return new Problem("about:blank", title(status), status, detail, code, null, null);
    }

    public Problem with(Object present) {
        return new Problem(type, title, status, detail, code, violations, present);
    }

    public Problem violating(List<Violation> wrong) {
        return new Problem(type, title, status, detail, code, wrong, current);
    }

    private static String title(int status) {
        return Map.of(
                        400, "Not understood",
                        401, "Log in first",
                        403, "Not yours",
                        404, "Not found",
                        409, "Not possible now",
                        412, "Changed meanwhile",
                        422, "Something is missing",
                        428, "Say which version you saw",
                        429, "Too often",
                        503, "Not just now")
                .getOrDefault(status, "Something went wrong");
    }
}
