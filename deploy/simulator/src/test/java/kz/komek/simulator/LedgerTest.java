package kz.komek.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final City city = new City(109, "abc123", EnumSet.allOf(Channel.class), 0.3);
    private final Ledger ledger = new Ledger();
    private final Contact contact = city.contact(0);

    @Test
    void the_report_ends_in_five_figures_one_a_line() {
        ledger.count(new Ledger.Seen(contact, true, Set.of("5724093816"), 1, true, List.of()));
        ledger.count(new Ledger.Seen(city.contact(1), true, Set.of("0000000000"), 1, true, List.of("<a>")));

        assertThat(ledger.lines()).endsWith("sent: 2", "acknowledged: 2", "tickets: 2", "missing: 0", "doubled: 0");
        assertThat(ledger.isClean()).isTrue();
    }

    @Test
    void acknowledged_and_not_in_the_register_is_missing() {
        ledger.count(new Ledger.Seen(contact, true, Set.of(), 0, false, List.of()));

        assertThat(ledger.lines()).contains("missing: 1", "doubled: 0");
        assertThat(ledger.isClean()).isFalse();
    }

    @Test
    void a_ticket_without_the_whole_text_is_missing() {
        ledger.count(new Ledger.Seen(contact, true, Set.of("5724093816"), 1, false, List.of()));

        assertThat(ledger.lines()).contains("tickets: 1", "missing: 1");
    }

    @Test
    void never_acknowledged_and_not_there_is_missing_but_kept_without_promise_is_not() {
        ledger.count(new Ledger.Seen(contact, false, Set.of(), 0, false, List.of()));
        ledger.count(new Ledger.Seen(contact, false, Set.of("5724093816"), 1, true, List.of()));

        assertThat(ledger.lines()).contains("sent: 2", "acknowledged: 0", "missing: 1", "doubled: 0");
    }

    @Test
    void what_could_not_be_looked_at_is_missing_and_told_apart() {
        ledger.countUnreadable(contact, true);

        assertThat(ledger.lines()).contains("unreadable: 1", "acknowledged: 1", "missing: 1");
        assertThat(ledger.examples()).singleElement().asString().contains("could not be read");
    }

    @Test
    void a_text_twice_two_tickets_or_two_different_acknowledgements_are_doubled() {
        ledger.count(new Ledger.Seen(contact, true, Set.of("5724093816"), 2, true, List.of()));
        ledger.count(new Ledger.Seen(contact, true, Set.of("5724093816", "1"), 1, true, List.of()));
        ledger.count(new Ledger.Seen(contact, true, Set.of("5724093816"), 1, true, List.of("<a>", "<b>")));

        assertThat(ledger.lines()).contains("missing: 0", "doubled: 3");
        assertThat(ledger.isClean()).isFalse();
    }

    @Test
    void one_mail_sent_again_with_the_same_id_is_counted_apart() {
        ledger.count(new Ledger.Seen(contact, true, Set.of("5724093816"), 1, true, List.of("<a>", "<a>")));

        assertThat(ledger.lines()).contains("resent mails: 1", "doubled: 0");
        assertThat(ledger.isClean()).isTrue();
    }

    @Test
    void a_text_is_recognised_when_only_white_space_changed_and_counted_wherever_it_stands() {
        var changed = new WebSite.Ticket.Message("  " + contact.text().replace(" ", "\r\n") + " ", 1);
        var twice = new WebSite.Ticket(true, List.of(changed, new WebSite.Ticket.Message(contact.mark(), 0)));

        assertThat(Texts.isWhole(twice, contact)).isTrue();
        assertThat(Texts.count(twice, contact)).isEqualTo(2);
        assertThat(Texts.isWhole(new WebSite.Ticket(true, List.of()), contact)).isFalse();
    }
}
