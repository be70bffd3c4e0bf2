package kz.komek.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How one account is at its provider, as a gateway has just seen it.
 *
 * @param cause {@code null}: all is well
 * @param waiting how much lies at the provider that we have not taken; {@code null}: it does not say
 * @param readsAgain whether its provider keeps a list that can be read again ({@link ReadAgain})
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Health(@Nullable Cause cause, @Nullable Long waiting, boolean readsAgain) {

    /** What is wrong there. Closed: whoever reads it has an instruction for each. Stored: never rename one. */
    public enum Cause {
        /** Our token or password is not valid any more. */
        TOKEN_REFUSED,
        /** No connection, or no answer that can be read. */
        UNREACHABLE,
        /** It lets us ask nothing for now. */
        RATE_LIMITED,
        /** It cannot bring us what people write: our address does not answer it. */
        NOT_DELIVERED
    }

    public static Health well() {
        return new Health(null, null, false);
    }

    public static Health wrong(Cause cause) {
        return new Health(cause, null, false);
    }

    public Health waiting(@Nullable Long much) {
        return new Health(cause, much, readsAgain);
    }

    public Health readsAgain(boolean whether) {
        return new Health(cause, waiting, whether);
    }
}
