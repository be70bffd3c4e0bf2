package kz.komek.channel.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.search.FlagTerm;
import java.util.function.Supplier;
import kz.komek.contract.Health;
import kz.komek.contract.Health.Cause;
import org.jspecify.annotations.Nullable;

/** Logs in as those do who take and send our mail, and counts what is not taken yet. */
final class MailLook implements Supplier<Health> {
    private final @Nullable MailServer imap;
    private final @Nullable MailServer smtp;

    MailLook(@Nullable MailServer imap, @Nullable MailServer smtp) {
        this.imap = imap;
        this.smtp = smtp;
    }

    @Override
    public Health get() {
        try {
            Health seen = imap == null ? Health.well() : Health.well().waiting(untaken(imap));
            if (smtp != null) logIn(smtp);
            return seen;
        } catch (AuthenticationFailedException e) {
            return Health.wrong(Cause.TOKEN_REFUSED);
        } catch (MessagingException e) {
            return Health.wrong(Cause.UNREACHABLE);
        }
    }

    private static @Nullable Long untaken(MailServer server) throws MessagingException {
        try (var store = server.imap().getStore("imap")) {
            server.connect(store);
            // Is closed with its store, and so expunges nothing.
            var inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            boolean keywords = inbox.getPermanentFlags().contains(Flags.Flag.USER);
            if (!keywords) return null;
            return (long) inbox.search(new FlagTerm(new Flags(ImapMailbox.TAKEN), false)).length;
        }
    }

    private static void logIn(MailServer server) throws MessagingException {
        try (var transport = server.smtp().getTransport("smtp")) {
            server.connect(transport);
        }
    }
}
