package kz.komek.call.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator said of a call.
 *
 * @param phone of its caller, in E.164; {@code null}: withheld
 * @param times how many marks stand on calls of this caller
 * @param blocked they are not put through now
 */
public record CallMark(
        String call,
        Kind kind,
        Instant at,
        String by,
        @Nullable String phone,
        int times,
        boolean blocked) {

    /** Stored: never rename one. */
    public enum Kind {
        SILENT,
        PRANK
    }
}
