package kz.komek.channel.web;

import java.util.List;

/** RFC 9457, in the caller's language. */
public record Problem(
        String type, String title, int status, String detail, String code, List<FieldProblem> violations) {
    public record FieldProblem(String field, String code, String message) {}

    static Problem of(Refusal.Code code, List<Violation> violations, Texts texts) {
        return new Problem(
                "about:blank",
                code.title(texts),
                code.status,
                code.detail(texts),
                code.name(),
                violations.stream()
                        .map(violation -> new FieldProblem(
                                violation.field(), violation.rule().name(), violation.message(texts)))
                        .toList());
    }
}
