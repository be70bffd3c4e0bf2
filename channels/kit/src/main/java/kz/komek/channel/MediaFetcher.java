package kz.komek.channel;

import java.io.InputStream;
import kz.komek.contract.Media;
import org.jspecify.annotations.Nullable;

/** Brings the bytes of a file that a provider keeps. Used by several threads. */
@FunctionalInterface
public interface MediaFetcher {
    /** What became of it. The list is closed, each with its policy. */
    sealed interface Fetched {
        /**
         * @param bytes closed by whom it is given to; ends with an exception when the time is up
         * @param name better than what the contact said; {@code null}: there is none
         */
        record Bytes(InputStream bytes, @Nullable String name) implements Fetched {
            public Bytes(InputStream bytes) {
                this(bytes, null);
            }
        }

        /** Not now: it is asked for again. */
        record TryAgain(String reason) implements Fetched {}

        /** The provider does not have it, or may not be asked for it: never again. */
        record Gone(String reason) implements Fetched {}

        /** More than the provider gives, or more than we keep. */
        record TooLarge() implements Fetched {}
    }

    /** @param account which of our bots, numbers or pages it came to */
    Fetched fetch(String account, Media media);

    /** Whether the provider answers at all: while it does not, files wait instead of becoming dead letters. */
    default boolean answers() {
        return true;
    }
}
