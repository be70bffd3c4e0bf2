package kz.komek.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Handle;
import kz.komek.contract.Secrets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactsTest {
    private static final Secrets SECRETS =
            new Secrets(Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]));
    private static final UUID ID = new UUID(7, 7);

    private static String key(Channel channel, @Nullable String phone, @Nullable String number) {
        var handle = phone == null ? null : new Handle(Handle.Kind.PHONE, phone, null);
        return Contacts.key(
                SECRETS,
                new ContactReceived(
                        ID,
                        channel,
                        "account",
                        Instant.EPOCH,
                        handle,
                        null,
                        number,
                        null,
                        "",
                        null,
                        List.of(),
                        null,
                        null,
                        false,
                        null,
                        ContactReceived.Nature.MESSAGE));
    }

    @ParameterizedTest
    @CsvSource({"+77011234567", ","})
    void a_message_on_the_machine_keeps_its_order_whether_its_number_is_known_or_not(@Nullable String phone) {
        assertThat(key(Channel.PHONE, phone, "5724093816")).isEqualTo(key(Channel.PHONE, phone, null));
    }

    @ParameterizedTest
    @CsvSource({"WEB", "PARTNER"})
    void what_was_reserved_before_keeps_the_order_of_its_number(Channel channel) {
        assertThat(key(channel, "+77011234567", "5724093816")).isEqualTo(key(channel, null, "5724093816"));
    }
}
