package kz.komek.channel.email;

import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;

/** How we prove to a mail server who we are. */
sealed interface Login {
    /** What goes where a password goes. Asked for before every connection. */
    @Nullable String secret() throws MessagingException;

    /** The server refused what it was given: whatever is remembered is worth nothing. */
    void refused();

    record Password(@Nullable String password) implements Login {
        @Override
        public @Nullable String secret() {
            return password;
        }

        @Override
        public void refused() {
            // there is no other
        }

        @Override
        public String toString() {
            return "password";
        }
    }

    /** XOAUTH2, which the large providers (Google, Microsoft) ask for in place of a password. */
    record Token(OAuthTokens tokens) implements Login {
        @Override
        public String secret() throws MessagingException {
            return tokens.valid();
        }

        @Override
        public void refused() {
            tokens.forget();
        }
    }
}
