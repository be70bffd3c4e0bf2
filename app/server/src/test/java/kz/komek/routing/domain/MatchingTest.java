package kz.komek.routing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import kz.komek.catalogue.domain.Priority;
import kz.komek.catalogue.domain.UrgentClass;
import kz.komek.contract.Channel;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import kz.komek.contract.ResidentsDates;
import kz.komek.routing.domain.Fault.Cause;
import kz.komek.territory.domain.Point;
import kz.komek.ticket.domain.Complained;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.Moment;
import kz.komek.ticket.domain.RiskTier;
import kz.komek.ticket.domain.Routed;
import kz.komek.ticket.domain.Routed.Triage;
import kz.komek.ticket.domain.TicketType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MatchingTest {
    /** A Friday, in the city's time. */
    private static final Instant FRIDAY_NOON = at("2026-03-20T12:00");

    private static final String KENTAU = """
            {"type":"Polygon","coordinates":[[[68.4,43.4],[68.6,43.4],[68.6,43.6],[68.4,43.6],[68.4,43.4]]]}""";

    static Stream<Arguments> conditions() {
        return Stream.of(
                holds("nothing is asked", w -> w, a -> a, true),
                holds("the moment", w -> w.moments(Moment.RECEIVED), a -> a, false),
                holds("one of two moments", w -> w.moments(Moment.RECEIVED, Moment.REGISTERED), a -> a, true),
                holds("the type", w -> w.types(TicketType.INCIDENT), a -> a, true),
                holds("another type", w -> w.types(TicketType.GRATITUDE), a -> a, false),
                holds(
                        "a type, and nobody has said it yet",
                        w -> w.types(TicketType.INCIDENT),
                        a -> a.type(null),
                        false),
                holds("the issue", w -> w.issues("WATER_NONE"), a -> a, true),
                holds("another issue of the sphere", w -> w.issues("WATER_DIRTY"), a -> a, false),
                holds("the sphere", w -> w.spheres("WATER"), a -> a, true),
                holds("another issue, or the sphere", w -> w.issues("GAS_SMELL").spheres("WATER"), a -> a, true),
                holds("an issue, and there is none", w -> w.issues("WATER_NONE"), a -> a.matter(null), false),
                holds("an urgent class", w -> w.urgent(UrgentClass.LIFE), a -> a, false),
                holds("the urgent class of its issue", w -> w.urgent(UrgentClass.LIFE), a -> a.urgent(), true),
                holds(
                        "two conditions of which one fails",
                        w -> w.spheres("WATER").channels(Channel.EMAIL),
                        a -> a,
                        false),
                // words: the whole word, in one spelling
                holds("a word", w -> w.words("запах"), a -> a.says("Сильный ЗАПАХ газа"), true),
                holds("a part of a word", w -> w.words("пах"), a -> a.says("запах газа"), false),
                holds("a beginning, without an asterisk", w -> w.words("пожар"), a -> a.says("у нас пожары"), false),
                holds("a beginning", w -> w.words("пожар*"), a -> a.says("у нас пожары"), true),
                holds(
                        "a Kazakh letter typed as a Russian one",
                        w -> w.words("құдық*"),
                        a -> a.says("кудыктын ішінде"),
                        true),
                holds(
                        "a Russian letter where the rule has a Kazakh one",
                        w -> w.words("өрт"),
                        a -> a.says("ОРТ!"),
                        true),
                holds("a Latin i for the Kazakh one", w -> w.words("газ иісі"), a -> a.says("газ иici шықты"), true),
                holds("words in a row", w -> w.words("запах газа"), a -> a.says("чувствуется запах газа!"), true),
                holds("the same words apart", w -> w.words("запах газа"), a -> a.says("газа нет, запах есть"), false),
                holds("a row that goes over the end", w -> w.words("запах газа"), a -> a.says("сильный запах"), false),
                holds("beginnings in a row", w -> w.words("детск* сад*"), a -> a.says("в детском саду"), true),
                holds("any of the words", w -> w.words("пожар*", "запах"), a -> a.says("запах"), true),
                holds("a word of nothing", w -> w.words("пожар*"), a -> a.says(""), false),
                // places
                holds("the district", w -> w.places("kentau"), a -> a.near("kentau"), true),
                holds("another district", w -> w.places("kentau"), a -> a.near("turkistan"), false),
                holds(
                        "a village that holds its street",
                        w -> w.places("achisay"),
                        a -> a.path("kentau", "achisay"),
                        true),
                holds("a place, and nobody knows where it is", w -> w.places("kentau"), a -> a, false),
                holds("an area with the pin", w -> w.area(KENTAU), a -> a.pin(43.5, 68.5), true),
                holds("on its edge", w -> w.area(KENTAU), a -> a.pin(43.4, 68.5), true),
                holds("the pin beside it", w -> w.area(KENTAU), a -> a.pin(43.3, 68.5), false),
                holds("an area, and no pin", w -> w.area(KENTAU), a -> a, false),
                // hours, by the city's clock
                holds("by day", w -> w.hours("08:00", "20:00"), a -> a, true),
                holds("at the minute it begins", w -> w.hours("12:00", "20:00"), a -> a, true),
                holds("at the minute it ends", w -> w.hours("08:00", "12:00"), a -> a, false),
                holds("over midnight, before it", w -> w.hours("22:00", "06:00"), a -> a.at("2026-03-20T23:59"), true),
                holds("over midnight, after it", w -> w.hours("22:00", "06:00"), a -> a.at("2026-03-21T05:59"), true),
                holds("over midnight, by day", w -> w.hours("22:00", "06:00"), a -> a, false),
                holds(
                        "the night of Friday, on Saturday morning",
                        w -> w.hours("22:00", "06:00", DayOfWeek.FRIDAY),
                        a -> a.at("2026-03-21T03:00"),
                        true),
                holds(
                        "the night of Friday, on Friday morning",
                        w -> w.hours("22:00", "06:00", DayOfWeek.FRIDAY),
                        a -> a.at("2026-03-20T03:00"),
                        false),
                holds("the whole day", w -> w.hours("00:00", "00:00", DayOfWeek.FRIDAY), a -> a, true),
                holds("the whole of another day", w -> w.hours("00:00", "00:00", DayOfWeek.MONDAY), a -> a, false),
                // language and channel
                holds("the language", w -> w.languages(Language.KK), a -> a, true),
                holds("another language", w -> w.languages(Language.EN), a -> a, false),
                holds(
                        "a language, and nobody knows which",
                        w -> w.languages(Language.KK),
                        a -> a.language(null),
                        false),
                holds("the channel", w -> w.channels(Channel.WEB), a -> a, true),
                // the resident's past
                holds("the first time", w -> w.repeat(Repeat.Status.FIRST, 0), a -> a.wrote(), true),
                holds(
                        "not the first time",
                        w -> w.repeat(Repeat.Status.FIRST, 0),
                        a -> a.wrote("GAS_SMELL", 400),
                        false),
                holds("wrote lately", w -> w.repeat(Repeat.Status.WROTE, 30), a -> a.wrote("GAS_SMELL", 30), true),
                holds("wrote long ago", w -> w.repeat(Repeat.Status.WROTE, 30), a -> a.wrote("GAS_SMELL", 31), false),
                holds("of the same", w -> w.repeat(Repeat.Status.SAME_ISSUE, 30), a -> a.wrote("WATER_NONE", 3), true),
                holds("of another", w -> w.repeat(Repeat.Status.SAME_ISSUE, 30), a -> a.wrote("GAS_SMELL", 3), false),
                holds("nobody knows who", w -> w.repeat(Repeat.Status.FIRST, 0), a -> a, false),
                // risk
                holds("at least yellow", w -> w.risk(RiskTier.YELLOW), a -> a, false),
                holds("at least yellow, and it is red", w -> w.risk(RiskTier.YELLOW), a -> a.risk(RiskTier.RED), true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conditions")
    void a_rule_speaks_when_all_its_conditions_hold(String why, When when, Case of, boolean holds) {
        Routed routed =
                matching(deep("achisay"), rule(7, when, to(Desk.QUALITY))).decide(of);
        assertThat(routed.rule()).isEqualTo(holds ? "7" : null);
        assertThat(routed.triage()).isEqualTo(holds ? null : Triage.UNMATCHED);
    }

    @Test
    void the_first_rule_that_speaks_decides_and_one_that_is_off_says_nothing() {
        var matching = matching(
                Known.ALL_RIGHT,
                new Rule(3, NAMES, false, When.ALWAYS, to(Desk.ANALYSTS)),
                rule(9, new Asks().types(TicketType.GRATITUDE).when(), to(Desk.QUALITY)),
                rule(4, new Asks().spheres("WATER").when(), to(Desk.INSPECTORS)),
                rule(1, When.ALWAYS, to(Desk.OPERATORS)));
        assertThat(matching.decide(new A().of()).rule()).isEqualTo("4");
        assertThat(matching.decide(new A().matter(null).of()).rule()).isEqualTo("1");
        assertThat(matching.decide(new A().of()).rules()).isEqualTo(12);
    }

    @Test
    void an_outcome_says_where_how_soon_and_who_can() {
        var then = new Then(Desk.INSPECTORS, "SU_KENTAU", Priority.HIGH, false, "WATER");
        Routed routed = matching(Known.ALL_RIGHT, rule(14, When.ALWAYS, then)).decide(new A().of());
        assertThat(routed)
                .isEqualTo(new Routed(
                        Desk.INSPECTORS,
                        "SU_KENTAU",
                        Priority.HIGH,
                        Duration.ofHours(24),
                        false,
                        "WATER",
                        "14",
                        12,
                        null,
                        null));
    }

    @Test
    void no_rule_takes_what_is_in_danger_out_of_the_urgent_queue() {
        var low = new Then(null, null, Priority.LOW, false, "");
        Routed routed = matching(Known.ALL_RIGHT, rule(1, When.ALWAYS, low))
                .decide(new A().urgent().of());
        assertThat(routed.urgent()).isTrue();
        assertThat(routed.allowance()).isZero();
    }

    @Test
    void without_a_word_of_the_rule_the_priority_is_that_of_the_issue() {
        Routed routed = matching(Known.ALL_RIGHT, rule(1, When.ALWAYS, Then.BY_ITSELF))
                .decide(new A().urgent().of());
        assertThat(routed.priority()).isEqualTo(Priority.URGENT);
    }

    @Test
    void a_broken_rule_decides_nothing_but_its_ticket_goes_by_its_status_and_is_shown() {
        var gone =
                new Known(Map.of("WATER_NONE", Cause.ISSUE_RETIRED), Map.of(), Map.of(), Map.of(), Map.of(), Set.of());
        var matching = matching(
                gone,
                rule(5, new Asks().issues("WATER_NONE").when(), to(Desk.QUALITY)),
                rule(1, When.ALWAYS, to(Desk.OPERATORS)));
        Routed routed = matching.decide(new A().of());
        assertThat(routed.triage()).isEqualTo(Triage.RULE_BROKEN);
        assertThat(routed.rule()).isEqualTo("5");
        assertThat(routed.desk()).isNull();
        assertThat(matching.decide(new A().matter(null).of()).rule()).isEqualTo("1");
    }

    @Test
    void nothing_is_proposed_to_whom_the_complaint_is_about() {
        var then = new Then(Desk.INSPECTORS, "SU_KENTAU", null, false, "");
        var matching = matching(Known.ALL_RIGHT, rule(14, When.ALWAYS, then));
        Routed routed = matching.decide(new A().against("SU_KENTAU").of());
        assertThat(routed.organisation()).isNull();
        assertThat(routed.triage()).isEqualTo(Triage.COMPLAINED_OF);
        assertThat(routed.rule()).isEqualTo("14");
        assertThat(matching.decide(new A().against("SU_ARYS").of()).organisation())
                .isEqualTo("SU_KENTAU");
    }

    @Test
    void the_register_is_asked_only_where_a_rule_has_to_know() {
        var asked = new AtomicInteger();
        var a = new A().near("turkistan");
        a.past = () -> {
            asked.incrementAndGet();
            return Past.NONE;
        };
        a.path = () -> {
            asked.incrementAndGet();
            return Set.of();
        };
        var district = rule(2, new Asks().places("kentau").when(), to(Desk.QUALITY));
        var elsewhere =
                rule(3, new Asks().spheres("GAS").repeat(Repeat.Status.FIRST, 0).when(), to(Desk.QUALITY));
        matching(Known.ALL_RIGHT, district, elsewhere).decide(a.of());
        assertThat(asked).hasValue(0);
        var village = deep("achisay");
        var inVillage = rule(4, new Asks().places("achisay").when(), to(Desk.QUALITY));
        matching(village, inVillage, rule(5, inVillage.when(), to(Desk.ANALYSTS)))
                .decide(a.of());
        assertThat(asked).as("once, however many rules ask").hasValue(1);
    }

    private static Known deep(String... places) {
        return new Known(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Set.of(places));
    }

    static final Names NAMES = new Names("Ереже", "Правило", "Rule");

    static Rule rule(int number, When when, Then then) {
        return new Rule(number, NAMES, true, when, then);
    }

    static Then to(Desk desk) {
        return new Then(desk, null, null, false, "");
    }

    private static Matching matching(Known known, Rule... rules) {
        var all = new Rules(List.of(rules), Allowances.USUAL, Risks.NONE);
        return new Matching(12, all, known, Inspection.faults(all, known));
    }

    private static Arguments holds(String why, UnaryOperator<Asks> asks, UnaryOperator<A> a, boolean holds) {
        return arguments(why, asks.apply(new Asks()).when(), a.apply(new A()).of(), holds);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ResidentsDates.CITY).toInstant();
    }

    /** Conditions, of which a test names those that matter. */
    static final class Asks {
        private Set<Moment> moments = Set.of();
        private Set<TicketType> types = Set.of();
        private Set<String> issues = Set.of();
        private Set<String> spheres = Set.of();
        private Set<UrgentClass> urgent = Set.of();
        private List<String> words = List.of();
        private Set<String> places = Set.of();
        private @Nullable String area;
        private @Nullable Hours hours;
        private Set<Language> languages = Set.of();
        private Set<Channel> channels = Set.of();
        private @Nullable Repeat repeat;
        private @Nullable RiskTier risk;

        Asks moments(Moment... some) {
            moments = Set.of(some);
            return this;
        }

        Asks types(TicketType... some) {
            types = Set.of(some);
            return this;
        }

        Asks issues(String... some) {
            issues = Set.of(some);
            return this;
        }

        Asks spheres(String... some) {
            spheres = Set.of(some);
            return this;
        }

        Asks urgent(UrgentClass... some) {
            urgent = Set.of(some);
            return this;
        }

        Asks words(String... some) {
            words = List.of(some);
            return this;
        }

        Asks places(String... some) {
            places = Set.of(some);
            return this;
        }

        Asks area(String geoJson) {
            area = geoJson;
            return this;
        }

        Asks hours(String from, String to, DayOfWeek... days) {
            hours = new Hours(Set.of(days), LocalTime.parse(from), LocalTime.parse(to));
            return this;
        }

        Asks languages(Language... some) {
            languages = Set.of(some);
            return this;
        }

        Asks channels(Channel... some) {
            channels = Set.of(some);
            return this;
        }

        Asks repeat(Repeat.Status status, int days) {
            repeat = new Repeat(status, days);
            return this;
        }

        Asks risk(RiskTier tier) {
            risk = tier;
            return this;
        }

        When when() {
            return new When(
                    moments, types, issues, spheres, urgent, words, places, area, hours, languages, channels, repeat,
                    risk);
        }
    }

    /** An incident: no water, written in Kazakh on the site on a Friday at noon; nobody knows by whom and where. */
    static final class A {
        private @Nullable TicketType type = TicketType.INCIDENT;
        private Case.@Nullable Matter matter = new Case.Matter("WATER_NONE", "WATER", Priority.NORMAL, null);
        private String words = "Су жоқ";
        private Set<String> near = Set.of();
        private Supplier<Set<String>> path = Set::of;
        private @Nullable Point pin;
        private @Nullable Language language = Language.KK;
        private Supplier<@Nullable Past> past = () -> null;
        private RiskTier risk = RiskTier.NONE;
        private Complained complained = Complained.NOBODY;
        private Instant at = FRIDAY_NOON;

        A type(@Nullable TicketType other) {
            type = other;
            return this;
        }

        A matter(Case.@Nullable Matter other) {
            matter = other;
            return this;
        }

        A urgent() {
            return matter(new Case.Matter("WATER_BURST", "WATER", Priority.URGENT, UrgentClass.LIFE));
        }

        A says(String other) {
            words = other;
            return this;
        }

        A near(String... codes) {
            near = Set.of(codes);
            return this;
        }

        A path(String... codes) {
            path = () -> Set.of(codes);
            return this;
        }

        A pin(double latitude, double longitude) {
            pin = new Point(latitude, longitude);
            return this;
        }

        A language(@Nullable Language other) {
            language = other;
            return this;
        }

        A wrote() {
            past = () -> Past.NONE;
            return this;
        }

        A wrote(String issue, int daysAgo) {
            past = () -> new Past(List.of(new Past.Earlier(FRIDAY_NOON.minus(Duration.ofDays(daysAgo)), issue)));
            return this;
        }

        A risk(RiskTier tier) {
            risk = tier;
            return this;
        }

        A against(String organisation) {
            complained = new Complained(Set.of(organisation), Set.of());
            return this;
        }

        A at(String local) {
            at = MatchingTest.at(local);
            return this;
        }

        Case of() {
            return new Case(
                    Moment.REGISTERED,
                    type,
                    matter,
                    () -> Words.of(words),
                    near,
                    path,
                    pin,
                    language,
                    Channel.WEB,
                    past,
                    risk,
                    complained,
                    at);
        }
    }
}
