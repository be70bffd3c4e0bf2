package kz.komek.intake;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The call in which somebody of ours takes something down. Whoever keeps calls knows it. */
@FunctionalInterface
public interface CallsInHand {
    /** Empty: they do not have it, and did not have it just now. */
    Optional<Calling> of(String call, String by);

    /** @param number in E.164; {@code null}: it is withheld */
    record Calling(@Nullable String number) {}
}
