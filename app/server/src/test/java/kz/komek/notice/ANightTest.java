package kz.komek.notice;

import static kz.komek.Matters.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Language;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.notice.domain.Choices;
import kz.komek.notice.domain.Often;
import kz.komek.sla.Timers;
import kz.komek.testing.KomekTestResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Three hundred deadlines that end in one night are one mail for whoever has to know. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class ANightTest {
    private static final int MANY = 300;

    @Inject
    Intake intake;

    @Inject
    NumberBlocks blocks;

    @Inject
    TicketNumbers numbers;

    @Inject
    DataSource database;

    @Inject
    Timers timers;

    @Inject
    Digests digests;

    @Inject
    MyChoices choices;

    @Test
    void three_hundred_breaches_are_one_mail_a_person() throws SQLException {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        var matters = new Matters(intake, numbers, database);
        var dana = Caller.staff("dana");
        done(dana.put(
                "/api/v1/organisations/NIGHT_SU",
                null,
                Map.of("kind", "UTILITY", "names", Map.of("kk", "Су", "ru", "Вода", "en", "Water"), "active", true)));
        DigestsTest.person("night.head", null, true);
        done(dana.put(
                "/api/v1/escalations/organisations/NIGHT_SU",
                null,
                Map.of(
                        "steps",
                        List.of(Map.of("whom", "ORGANISATION_HEAD", "when", "AT_BREACH", "amount", 0, "unit", "HOURS")),
                        "heads",
                        List.of(Map.of("login", "night.head", "standsIn", false)))));
        choices.put(
                new Choices("night.head", true, "head@komek.test", Often.AT_ONCE, null, null, null, Language.KK, 0));

        var contacts = new ArrayList<ContactReceived>();
        for (int i = 0; i < MANY; i++) {
            contacts.add(Matters.contact(matters.freshNumber(), "Түнгі су " + i, Language.KK, null));
        }
        intake.take(contacts);
        String theirs = "(select id from ticket where organisation = 'NIGHT_SU')";
        matters.execute("update ticket set organisation = 'NIGHT_SU', status = 'IN_WORK', desk = null,"
                + " waits_since = null, offered_to = null, offered_until = null where id in"
                + " (select ticket_id from message where text like 'Түнгі су %')");
        matters.execute("update clock set due_at = now() - interval '1 second', wakes_at = now() - interval '1 second'"
                + " where kind = 'RESOLUTION' and ticket_id in " + theirs);
        Awaitility.await().untilAsserted(() -> {
            timers.ring();
            assertThat(matters.count("select count(*) from notice where login = 'night.head'"))
                    .isEqualTo(MANY);
        });

        Instant later = Instant.now().plus(Choices.GATHERING).plusSeconds(1);
        assertThat(digests.due(later)).contains("night.head");
        assertThat(digests.mail("night.head", later)).isTrue();
        assertThat(digests.mail("night.head", later.plusSeconds(3600))).isFalse();
        assertThat(matters.count("select count(distinct reply_id) from notice where login = 'night.head'"))
                .isEqualTo(1);
        assertThat(matters.count("select count(*) from notice where login = 'night.head' and reply_id is null"))
                .isZero();
    }
}
