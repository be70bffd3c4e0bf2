package kz.komek.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import kz.komek.catalogue.Catalogue;
import kz.komek.contract.Channel;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import kz.komek.routing.domain.Fault;
import kz.komek.routing.domain.Fault.Cause;
import kz.komek.routing.domain.Refusal;
import kz.komek.routing.domain.RoutingRefused;
import kz.komek.routing.domain.Rule;
import kz.komek.routing.domain.Rules;
import kz.komek.routing.domain.Then;
import kz.komek.routing.domain.Version;
import kz.komek.routing.domain.Version.State;
import kz.komek.routing.domain.When;
import kz.komek.testing.KomekTestResource;
import kz.komek.ticket.Routes.Factors;
import kz.komek.ticket.Routes.Facts;
import kz.komek.ticket.domain.Complained;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.Moment;
import kz.komek.ticket.domain.Routed;
import kz.komek.ticket.domain.Routed.Triage;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketType;
import kz.komek.ticket.domain.Whereabouts;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Rules that live in the database, are changed, break, and decide. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class RoutingTest {
    private static final Names NAMES = new Names("Ереже", "Правило", "Rule");

    @Inject
    Rulemaking rulemaking;

    @Inject
    Rulebook rulebook;

    @Inject
    Catalogue catalogue;

    @Inject
    DataSource database;

    @AfterEach
    void the_citys_own_rules_decide_again() throws Exception {
        execute("update catalogue_issue set state = 'ACTIVE' where code = 'WATER_DIRTY'");
        execute("update staff set active = true where organisation = 'HEAT_KENTAU'");
        rulemaking.goLive(1, revision(1), "", "dana");
        rulebook.read();
    }

    @Test
    void a_demo_begins_with_rules_that_are_all_right_and_end_with_one_that_takes_everything() {
        Rules rules = rulemaking.version(1).rules();
        assertThat(rulemaking.version(1).faults()).isEmpty();
        assertThat(rules.rules()).hasSizeGreaterThan(14);
        assertThat(rules.rules().getLast().when()).isEqualTo(When.ALWAYS);
    }

    @Test
    void what_every_other_city_begins_with_names_nothing_that_it_may_not_have() {
        Rules rules = FirstRules.rules(false);
        assertThat(rules.rules().getLast().when()).isEqualTo(When.ALWAYS);
        assertThat(rules.organisations()).isEmpty();
        assertThat(rules.named(When::issues)).isEmpty();
        assertThat(rules.named(When::spheres)).isEmpty();
        assertThat(rules.named(When::places)).isEmpty();
    }

    @Test
    void water_in_Kentau_is_proposed_to_its_own_utility() {
        assertThat(rulebook.route(facts("WATER_DIRTY", "kentau", Complained.NOBODY))
                        .organisation())
                .isEqualTo("SU_KENTAU");
        assertThat(rulebook.route(facts("WATER_DIRTY", "turkistan", Complained.NOBODY))
                        .organisation())
                .isEqualTo("SU_TURKISTAN");
        var against = new Complained(Set.of("SU_KENTAU"), Set.of());
        Routed guarded = rulebook.route(facts("WATER_DIRTY", "kentau", against));
        assertThat(guarded.organisation()).isNull();
        assertThat(guarded.triage()).isEqualTo(Triage.COMPLAINED_OF);
    }

    @Test
    void a_draft_decides_nothing_until_it_goes_live_and_the_one_before_can_come_back() {
        int draft = draft(rule(new Then(Desk.QUALITY, null, null, false, "")));
        assertThat(rulebook.route(facts("WATER_DIRTY", "kentau", Complained.NOBODY))
                        .rules())
                .isEqualTo(1);
        rulemaking.goLive(draft, revision(draft), "Сынап көреміз", "dana");
        Routed routed = rulebook.route(facts("WATER_DIRTY", "kentau", Complained.NOBODY));
        assertThat(routed.rules()).isEqualTo(draft);
        assertThat(routed.desk()).isEqualTo(Desk.QUALITY);
        assertThat(rulemaking.version(1).version().state()).isEqualTo(State.PAST);
        rulemaking.goLive(1, revision(1), "Қайттық", "saule");
        assertThat(rulebook.route(facts("WATER_DIRTY", "kentau", Complained.NOBODY))
                        .rules())
                .isEqualTo(1);
        assertThat(rulemaking.lives(2)).extracting(Version.Went::version).containsExactly(1, draft);
    }

    @Test
    void rules_that_go_live_on_another_replica_decide_here_at_once_and_the_others_are_told_of_ours() throws Exception {
        int draft = draft(rule(new Then(Desk.QUALITY, null, null, false, "")));
        int revision = revision(draft);
        try (var elsewhere = database.getConnection();
                var listens = elsewhere.createStatement()) {
            listens.execute("listen " + Rulebook.BELL);
            var heard = elsewhere.unwrap(PGConnection.class);
            heard.getNotifications(1);
            rulemaking.goLive(draft, revision, "", "dana");
            assertThat(heard.getNotifications(4_000))
                    .as("the other replicas are told")
                    .isNotEmpty();
            assertThat(refusal(() -> rulemaking.goLive(draft + 1, 1, "", "dana")))
                    .isInstanceOf(Refusal.NoSuchVersion.class);
            assertThat(heard.getNotifications(200)).as("nothing happened").isEmpty();
            listens.execute("unlisten *");
        }
        // Three times, so that the reading every ten seconds cannot be what saw them all.
        for (int live : new int[] {1, draft, 1}) {
            goesLiveElsewhere(live);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(3))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> rulebook.route(facts("WATER_DIRTY", "kentau", Complained.NOBODY))
                                    .rules()
                            == live);
        }
    }

    private void goesLiveElsewhere(int version) throws SQLException {
        try (var elsewhere = database.getConnection();
                var statement = elsewhere.createStatement()) {
            elsewhere.setAutoCommit(false);
            statement.execute("update routing_rules set state = 'PAST' where state = 'LIVE'");
            statement.execute("update routing_rules set state = 'LIVE' where version = " + version);
            statement.execute("select pg_notify('" + Rulebook.BELL + "', '')");
            elsewhere.commit();
        }
    }

    @Test
    void what_was_live_once_is_never_edited_nor_thrown_away() {
        int draft = draft(rule(Then.BY_ITSELF));
        rulemaking.goLive(draft, revision(draft), "", "dana");
        rulemaking.goLive(1, revision(1), "", "dana");
        assertThat(refusal(() -> rulemaking.write(draft, revision(draft), null, "басқа", some(), "dana")))
                .isInstanceOf(Refusal.NoDraft.class);
        assertThat(refusal(() -> {
                    rulemaking.discard(draft, revision(draft), "dana");
                    return null;
                }))
                .isInstanceOf(Refusal.NoDraft.class);
    }

    @Test
    void a_draft_is_edited_only_as_it_was_seen_and_the_same_again_changes_nothing() {
        int draft = draft(rule(Then.BY_ITSELF));
        var edited = some(rule(new Then(Desk.ANALYSTS, null, null, false, "")));
        int first = rulemaking
                .write(draft, 1, null, "екінші", edited, "dana")
                .version()
                .revision();
        assertThat(first).isEqualTo(2);
        assertThat(rulemaking
                        .write(draft, 1, null, "екінші", edited, "dana")
                        .version()
                        .revision())
                .isEqualTo(2);
        assertThat(refusal(() -> rulemaking.write(draft, 1, null, "үшінші", some(), "saule")))
                .isInstanceOf(Refusal.Stale.class);
        rulemaking.discard(draft, 2, "dana");
        assertThat(refusal(() -> rulemaking.version(draft))).isInstanceOf(Refusal.NoSuchVersion.class);
    }

    @Test
    void a_rule_keeps_its_number_wherever_it_stands_and_a_new_one_gets_one_that_nobody_had() {
        var before = rulemaking.version(1).rules().rules();
        var reordered = new ArrayList<>(before.reversed());
        reordered.add(rule(Then.BY_ITSELF));
        int draft = next();
        var written = rulemaking
                .write(draft, 0, 1, "", all(reordered), "dana")
                .rules()
                .rules();
        assertThat(written.getFirst()).isEqualTo(before.getLast());
        assertThat(written.getLast().number()).isGreaterThan(before.size());
        var foreign = new Rule(4711, NAMES, true, When.ALWAYS, Then.BY_ITSELF);
        assertThat(faults(() -> rulemaking.write(draft, 1, null, "", some(foreign), "dana")))
                .extracting(Fault::reason)
                .containsExactly(Cause.NUMBER_UNKNOWN);
        rulemaking.discard(draft, 1, "dana");
    }

    @Test
    void rules_that_name_what_is_no_more_do_not_go_live() throws Exception {
        int draft = draft(
                new Rule(Rule.NEW, NAMES, true, about("WATER_DIRTY"), new Then(null, "HEAT_KENTAU", null, false, "")));
        execute("update catalogue_issue set state = 'RETIRED' where code = 'WATER_DIRTY'");
        execute("update staff set active = false where organisation = 'HEAT_KENTAU'");
        assertThat(faults(() -> rulemaking.goLive(draft, revision(draft), "", "dana")))
                .extracting(Fault::field, Fault::reason)
                .containsExactly(
                        tuple("when.issues", Cause.ISSUE_RETIRED), tuple("then.organisation", Cause.NOBODY_IN_IT));
        assertThat(rulemaking.version(1).version().state()).isEqualTo(State.LIVE);
    }

    @Test
    void a_rule_that_breaks_while_it_is_live_loses_no_ticket_and_is_shown() throws Exception {
        int draft = draft(
                new Rule(Rule.NEW, NAMES, true, about("WATER_DIRTY"), new Then(Desk.QUALITY, null, null, false, "")));
        int number = rulemaking.version(draft).rules().rules().getFirst().number();
        rulemaking.goLive(draft, revision(draft), "", "dana");
        var registered = facts("WATER_DIRTY", "kentau", Complained.NOBODY);
        assertThat(rulebook.route(registered).desk()).isEqualTo(Desk.QUALITY);
        execute("update catalogue_issue set state = 'RETIRED' where code = 'WATER_DIRTY'");
        rulebook.lookForBroken();
        Routed routed = rulebook.route(registered);
        assertThat(routed.desk()).isNull();
        assertThat(routed.triage()).isEqualTo(Triage.RULE_BROKEN);
        assertThat(routed.rule()).isEqualTo(String.valueOf(number));
        assertThat(rulebook.faults()).extracting(Fault::rule).containsExactly(number);
    }

    @Test
    void what_no_rule_speaks_of_goes_by_itself_and_is_shown() {
        int draft = draft(new Rule(Rule.NEW, NAMES, true, about("GAS_SMELL"), Then.BY_ITSELF));
        rulemaking.goLive(draft, revision(draft), "", "dana");
        Routed routed = rulebook.route(facts("WATER_DIRTY", "kentau", Complained.NOBODY));
        assertThat(routed.triage()).isEqualTo(Triage.UNMATCHED);
        assertThat(routed.desk()).isNull();
    }

    @Test
    void what_goes_wrong_while_rules_are_read_fails_no_ticket() {
        var failing = new Facts(
                null,
                Moment.RECEIVED,
                null,
                null,
                () -> {
                    throw new IllegalStateException("no words today");
                },
                null,
                nowhere(),
                null,
                null,
                Language.KK,
                Channel.WEB,
                null,
                List.of(),
                Complained.NOBODY,
                Factors.UNKNOWN,
                Instant.parse("2026-03-20T07:00:00Z"));
        assertThat(rulebook.route(failing).triage()).isEqualTo(Triage.RULE_BROKEN);
    }

    @Test
    void of_many_who_make_the_next_version_at_once_one_makes_it() throws Exception {
        int next = next();
        var made = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var waiting = new ArrayList<Future<?>>();
            for (int i = 0; i < 8; i++) {
                String note = "бірге " + i;
                waiting.add(threads.submit(() -> {
                    try {
                        rulemaking.write(next, 0, null, note, some(rule(Then.BY_ITSELF)), "dana");
                        made.incrementAndGet();
                    } catch (RoutingRefused refused) {
                        assertThat(refused.refusal()).isInstanceOf(Refusal.Stale.class);
                    }
                }));
            }
            for (var one : waiting) one.get();
        }
        assertThat(made).hasValue(1);
        rulemaking.discard(next, 1, "dana");
    }

    private int draft(Rule... rules) {
        int number = next();
        rulemaking.write(number, 0, null, "", some(rules), "dana");
        return number;
    }

    private int next() {
        return rulemaking.versions(Integer.MAX_VALUE, 1).getFirst().number() + 1;
    }

    private int revision(int version) {
        return rulemaking.version(version).version().revision();
    }

    private Rules some(Rule... rules) {
        return all(List.of(rules));
    }

    private Rules all(List<Rule> rules) {
        Rules first = FirstRules.rules(false);
        return new Rules(rules, first.allowances(), first.risks());
    }

    private static Rule rule(Then then) {
        return new Rule(Rule.NEW, NAMES, true, When.ALWAYS, then);
    }

    private static When about(String issue) {
        When none = When.ALWAYS;
        return new When(
                none.moments(),
                none.types(),
                Set.of(issue),
                none.spheres(),
                none.urgent(),
                none.words(),
                none.places(),
                null,
                null,
                none.languages(),
                none.channels(),
                null,
                null);
    }

    private Facts facts(String issue, @Nullable String district, Complained complained) {
        return new Facts(
                null,
                Moment.REGISTERED,
                TicketType.INCIDENT,
                catalogue.issue(issue, 1).orElseThrow(),
                () -> "Су лас",
                district,
                nowhere(),
                null,
                null,
                Language.KK,
                Channel.WEB,
                null,
                List.of(),
                complained,
                Factors.UNKNOWN,
                Instant.parse("2026-03-20T07:00:00Z"));
    }

    private static Whereabouts nowhere() {
        return new Ticket(
                        1, new Ticket.Beginning("0", Channel.WEB, "", Instant.EPOCH, "", null, null, null, true, null))
                .whereabouts();
    }

    private static Refusal refusal(Callable<?> act) {
        try {
            act.call();
        } catch (RoutingRefused refused) {
            return refused.refusal();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("was not refused");
    }

    private static List<Fault> faults(Callable<?> act) {
        return refusal(act) instanceof Refusal.RulesWrong wrong ? wrong.faults() : List.of();
    }

    private void execute(String sql) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
