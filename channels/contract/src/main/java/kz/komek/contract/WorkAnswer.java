package kz.komek.contract;

import org.jspecify.annotations.Nullable;

/**
 * Somebody says that knowing of works is answer enough. Under an id of its own: the same again is the same.
 *
 * @param email whom to tell when the works change or end; {@code null}: nobody
 */
public record WorkAnswer(
        Channel channel, Language language, @Nullable String email) {
    @Override
    public String toString() {
        return "WorkAnswer[***]";
    }
}
