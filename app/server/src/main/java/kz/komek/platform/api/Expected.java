package kz.komek.platform.api;

import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Which version the writer of a PUT saw. */
public final class Expected {
    /** It must be new. */
    public static final int NEW = 0;

    private Expected() {}

    /** Of {@code If-Match: "7"}, or of {@code If-None-Match: *} for something new; -1 matches nothing. */
    public static int version(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifNoneMatch != null && ifNoneMatch.strip().equals("*")) return NEW;
        if (ifMatch == null) {
            throw new ProblemException(Problem.of(
                    428,
                    "IF_MATCH_MISSING",
                    "Send the version you saw in If-Match, or If-None-Match: * for something new."));
        }
        String digits = ifMatch.replaceFirst("^W/", "").replace("\"", "").strip();
        return digits.matches("[1-9]\\d{0,8}") ? Integer.parseInt(digits) : -1;
    }

    public static String tag(int version) {
        return "\"" + version + "\"";
    }
}
