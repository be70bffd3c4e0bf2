package kz.komek.catalogue.domain;

import java.time.Instant;
import java.util.List;
import kz.komek.contract.Names;
import org.jspecify.annotations.Nullable;

/**
 * An issue as it was worded from some moment on. Never changed: a ticket keeps code and revision, and so its wording.
 *
 * @param by login
 */
public record IssueWording(String code, int revision, IssueContent content, Instant since, String by) {
    public String sphere() {
        return content.sphere();
    }

    public IssueType type() {
        return content.type();
    }

    public Names names() {
        return content.names();
    }

    public Priority priority() {
        return content.priority();
    }

    public @Nullable UrgentClass urgent() {
        return content.urgent();
    }

    public @Nullable ServiceTarget target() {
        return content.target();
    }

    public boolean published() {
        return content.published();
    }

    public @Nullable String organisation() {
        return content.organisation();
    }

    public Names script() {
        return content.script();
    }

    public List<Question> questions() {
        return content.questions();
    }
}
