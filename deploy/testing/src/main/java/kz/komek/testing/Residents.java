package kz.komek.testing;

import java.time.Instant;
import java.util.List;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactIds;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;

/** People of Turkistan oblast, who exist in tests only. */
public final class Residents {
    private Residents() {}

    public static Resident aigerim() {
        return new Resident("Әйгерім Сейтқали", "aigerim@example.kz", Language.KK);
    }

    public static Resident ivan() {
        return new Resident("Иван Петров", "ivan@example.kz", Language.RU);
    }

    public record Resident(String name, String email, Language language) {
        public Handle handle() {
            return new Handle(Handle.Kind.EMAIL, email, name);
        }

        /** A mail as the channel publishes it: without a number, in no thread but its own. */
        public ContactReceived mails(String messageId, String subject, String text, Instant at) {
            return new ContactReceived(
                    ContactIds.of(Channel.EMAIL, messageId),
                    Channel.EMAIL,
                    "109@komek.test",
                    at,
                    handle(),
                    null,
                    null,
                    subject,
                    text,
                    null,
                    List.of(),
                    new ContactReceived.Thread(messageId, List.of(), List.of()),
                    null,
                    false,
                    null,
                    ContactReceived.Nature.MESSAGE);
        }
    }
}
