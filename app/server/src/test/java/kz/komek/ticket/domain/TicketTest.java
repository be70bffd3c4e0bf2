package kz.komek.ticket.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import kz.komek.contract.Channel;
import kz.komek.contract.Language;
import kz.komek.contract.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketTest {
    private static final Instant MONDAY = Instant.parse("2026-11-16T04:00:00Z");

    private final Ticket ticket = received("Екі күннен бері су жоқ");

    @Test
    void what_somebody_else_has_promised_is_kept() {
        var fresh = new Ticket(1, beginning("су жоқ"));
        HistoryEntry entry = fresh.received(Instant.parse("2026-12-01T04:00:00Z"));
        assertThat(fresh.dueAt()).isEqualTo(Instant.parse("2026-12-01T04:00:00Z"));
        assertThat(entry.details().values()).containsEntry("due", "2026-12-01T04:00:00Z");
    }

    @Test
    void every_act_raises_the_version_by_one() {
        ticket.take("aigul", MONDAY);
        ticket.note("aigul", MONDAY);
        HistoryEntry entry = register();
        assertThat(ticket.version()).isEqualTo(4);
        assertThat(entry.version()).isEqualTo(4);
    }

    @Test
    void closing_needs_a_type_and_an_answer() {
        assertRefused(() -> ticket.close(Outcome.RESOLVED, true, Set.of(), "aigul", MONDAY), "TYPE_MISSING");
        register();
        assertRefused(() -> ticket.close(Outcome.RESOLVED, false, Set.of(), "aigul", MONDAY), "ANSWER_MISSING");
        ticket.close(Outcome.RESOLVED, true, Set.of(), "aigul", MONDAY);
        assertThat(ticket.status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(ticket.outcome()).isEqualTo(Outcome.RESOLVED);
    }

    @Test
    void a_refused_act_changes_nothing() {
        int version = ticket.version();
        assertRefused(() -> ticket.reopen("why", "aigul", MONDAY), "NOT_CLOSED");
        assertThat(ticket.version()).isEqualTo(version);
        assertThat(ticket.status()).isEqualTo(TicketStatus.RECEIVED);
    }

    @Test
    void a_resident_who_writes_to_a_closed_ticket_reopens_it() {
        closed();
        HistoryEntry entry = ticket.hear(MONDAY.plus(Duration.ofDays(3)));
        assertThat(entry.kind()).isEqualTo(EventKind.REOPENED);
        assertThat(ticket.status()).isEqualTo(TicketStatus.REOPENED);
        assertThat(ticket.outcome()).isNull();
        assertThat(ticket.residentWaits()).isTrue();
    }

    @Test
    void a_machine_never_reopens_a_ticket() {
        closed();
        ticket.hearMachine(MONDAY);
        assertThat(ticket.status()).isEqualTo(TicketStatus.CLOSED);
    }

    @Test
    void the_window_for_reopening_ends_with_its_last_moment() {
        closed();
        Duration window = Duration.ofDays(30);
        assertThat(ticket.hears(MONDAY.plus(window), window)).isTrue();
        assertThat(ticket.hears(MONDAY.plus(window).plusNanos(1), window)).isFalse();
    }

    @Test
    void an_answer_to_our_question_brings_an_unregistered_ticket_back_unregistered() {
        ticket.ask("aigul", MONDAY);
        ticket.hear(MONDAY);
        assertThat(ticket.status()).isEqualTo(TicketStatus.RECEIVED);
    }

    @Test
    void one_coordinate_alone_is_no_place() {
        var half = new Ticket(
                1,
                new Ticket.Beginning(
                        "5724093816",
                        Channel.WEB,
                        "site",
                        MONDAY,
                        "x",
                        null,
                        new Place(null, null, 43.0, null),
                        null,
                        true,
                        null));
        assertThat(half.place()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'  су жоқ\nекінші жол', су жоқ", // the first line
        "'', ''", // a photo only
        "'\n\nсу', су" // empty lines first
    })
    void the_title_is_the_first_line(String words, String title) {
        assertThat(Ticket.title(words)).isEqualTo(title);
    }

    @Test
    void a_long_title_is_cut_at_a_word_and_never_inside_a_character() {
        assertThat(Ticket.title("сөз ".repeat(50))).endsWith("сөз…").hasSizeLessThan(121);
        assertThat(Ticket.title("😀".repeat(200))).isEqualTo("😀".repeat(119) + "…");
    }

    private HistoryEntry register() {
        return ticket.register(
                new Ticket.Matter(TicketType.INCIDENT, "Су жоқ", "kentau", Language.KK, null, null), "aigul", MONDAY);
    }

    private void closed() {
        register();
        ticket.close(Outcome.EXPLAINED, true, Set.of(), "aigul", MONDAY);
    }

    private static Ticket received(String words) {
        var ticket = new Ticket(1, beginning(words));
        ticket.received(null);
        return ticket;
    }

    private static Ticket.Beginning beginning(String words) {
        return new Ticket.Beginning(
                "5724093816", Channel.WEB, "site", MONDAY, words, Language.KK, null, null, true, null);
    }

    private static void assertRefused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable act, @Nullable String code) {
        assertThatThrownBy(act).isInstanceOf(TicketRefused.class).hasMessage(code);
    }
}
