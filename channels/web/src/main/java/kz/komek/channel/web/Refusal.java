package kz.komek.channel.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import kz.komek.contract.Language;
import org.jspecify.annotations.Nullable;

/** Something a resident has to know: said in one place, as a page or as problem+json. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    static final Duration USUALLY = Duration.ofSeconds(5);

    /** Stable names: programs rely on them. */
    enum Code {
        MALFORMED(400),
        /** Of a partner: without it a retry would be another submission. */
        IDEMPOTENCY_KEY_MISSING(400),
        WRONG_KEY(403),
        /** Of a partner. */
        SIGNATURE_WRONG(403),
        /** Of a partner: made too long ago, or by a clock that is wrong. */
        SIGNATURE_LATE(403),
        NOT_FOUND(404),
        NUMBER_UNKNOWN(404),
        /** Not closed, or closed again since the page was shown. */
        RATING_UNKNOWN(404),
        NOT_ALLOWED(405),
        RATING_LATE(410),
        RATING_USED(410),
        LENGTH_REQUIRED(411),
        /** With files. */
        TOO_LARGE(413),
        /** Without files. */
        BODY_TOO_LARGE(413),
        UNSUPPORTED_TYPE(415),
        INVALID(422),
        TOO_MANY_REQUESTS(429),
        UNEXPECTED(500),
        NOT_SAVED(503),
        NO_NUMBERS(503),
        CORE_SILENT(503);

        final int status;

        Code(int status) {
            this.status = status;
        }

        String title(Texts texts) {
            return texts.of("problem." + name().toLowerCase(Locale.ROOT) + ".title");
        }

        String detail(Texts texts) {
            return texts.of("problem." + name().toLowerCase(Locale.ROOT) + ".detail");
        }

        boolean tryAgain() {
            return status == 429 || status == 503;
        }

        static Code of(int status) {
            return switch (status) {
                case 403, 404 -> NOT_FOUND;
                case 405 -> NOT_ALLOWED;
                case 411 -> LENGTH_REQUIRED;
                // BodyLimits has judged the whole: what the framework refuses is one field.
                case 413 -> BODY_TOO_LARGE;
                case 406, 415 -> UNSUPPORTED_TYPE;
                case 429 -> TOO_MANY_REQUESTS;
                case 503 -> NOT_SAVED;
                default -> status >= 500 ? UNEXPECTED : MALFORMED;
            };
        }
    }

    private final Code code;
    private final transient List<Violation> violations;
    private final @Nullable Language language;
    private final Duration retryAfter;

    Refusal(Code code) {
        this(code, List.of(), null);
    }

    /** @param retryAfter when it would be taken */
    Refusal(Code code, Duration retryAfter) {
        this(code, List.of(), null, retryAfter);
    }

    /** @param language as the sender chose it; {@code null}: as their address or browser says */
    Refusal(Code code, List<Violation> violations, @Nullable Language language) {
        this(code, violations, language, USUALLY);
    }

    private Refusal(Code code, List<Violation> violations, @Nullable Language language, Duration retryAfter) {
        super(code.name(), null, false, false);
        this.code = code;
        this.violations = violations;
        this.language = language;
        this.retryAfter = retryAfter;
    }

    /** In whole seconds, never none. */
    long retryAfter() {
        return Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }

    @Nullable Language language() {
        return language;
    }

    Code code() {
        return code;
    }

    List<Violation> violations() {
        return violations;
    }
}
