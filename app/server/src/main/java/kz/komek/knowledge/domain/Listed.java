package kz.komek.knowledge.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An article as a list has it. @param shown content of the version that was published last; {@code null}: none was */
public record Listed(
        Article article,
        Instant changedAt,
        String changedBy,
        @Nullable Content shown) {
    /** What is written on it now. */
    public Content content() {
        Content drafted = article.drafted();
        if (drafted != null) return drafted;
        return shown == null ? Content.NOTHING : shown;
    }
}
