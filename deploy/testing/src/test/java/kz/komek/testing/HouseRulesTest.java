package kz.komek.testing;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A rule that has never been seen red guards nothing: each is run on planted violations. */
class HouseRulesTest {
    private static final String PLANTED = "kz.komek.testing.planted";
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(PLANTED);

    /** Which planted classes each rule must name, and nothing else may be named. */
    private static final Map<String, Set<String>> EXPECTED = Map.ofEntries(
            entry("time is injected", Set.of("ReadsTheClock", "ReadsTheClockByReference")),
            entry("dependencies come by the constructor", Set.of("InjectsAField")),
            entry("names carry the business's verbs, not noise", Set.of("TicketManager")),
            entry("an interface needs a second implementation", Set.of("Lonely")),
            entry("no generic exceptions", Set.of("ThrowsAnything")),
            entry("the contract stands alone: no container, no kit", Set.of("KnowsTheContainer", "KnowsTheKit")),
            // Some of the other violations close a cycle, too.
            entry(
                    "features are free of cycles",
                    Set.of(
                            "HalfOfACycle",
                            "CallsAboveItself",
                            "TouchesAForeignStore",
                            "KnowsAChannel",
                            "KnowsTheCore")),
            entry("a feature calls only whom the plan lets it call", Set.of("CallsAboveItself", "HalfOfACycle")),
            entry("the platform knows no feature", Set.of("KnowsAFeature")),
            entry("a domain is plain Java", Set.of("KnowsPersistence")),
            entry("web does not touch store", Set.of("TouchesTheStore")),
            entry("nobody depends on web", Set.of("KnowsWeb")),
            entry("a store is private to its feature", Set.of("TouchesAForeignStore")),
            entry("a store does not know the use-cases", Set.of("KnowsTheUseCases")),
            entry("resources live in web", Set.of("ResourceOutsideOfWeb")),
            entry("the core knows no channel, only the contract", Set.of("KnowsAChannel")),
            entry(
                    "an adapter knows the contract and the kit, no other adapter and no core",
                    Set.of("KnowsAnotherAdapter", "KnowsTheCore")),
            entry("channels never touch the database", Set.of("TouchesTheDatabase")),
            entry("the kit knows no adapter", Set.of("KnowsAnAdapter")));

    private static Stream<ArchRule> rules() {
        var rules = new HouseRules(PLANTED);
        var calls = Map.of("ticket", Set.<String>of(), "sla", Set.of("ticket"), "intake", Set.of("ticket"));
        return Stream.of(rules.everywhere(Set.of("SystemTime")), rules.core(calls), rules.channels())
                .flatMap(each -> each);
    }

    @TestFactory
    Stream<DynamicTest> every_rule_is_red_on_its_violation_and_on_nothing_else() {
        return rules().map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> {
            String report =
                    String.join("\n", rule.evaluate(CLASSES).getFailureReport().getDetails());
            var named = Stream.concat(EXPECTED.values().stream().flatMap(Set::stream), Stream.of("package-info"))
                    .filter(planted -> report.matches("(?s).*\\b" + planted + "\\b.*"))
                    .collect(Collectors.toSet());
            assertThat(named).isEqualTo(EXPECTED.get(rule.getDescription()));
        }));
    }

    @Test
    void every_rule_has_its_violation() {
        assertThat(rules().map(ArchRule::getDescription)).containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
    }

    @Test
    void a_package_that_only_a_rule_names_or_that_no_rule_names_is_told() {
        assertThat(HouseRules.mismatch(CLASSES, List.of("web", "fax"), PLANTED + ".channel"))
                .containsExactly("email", "fax");
    }

    @Test
    void SQL_that_reads_the_clock_is_found_in_migrations_and_strings_but_not_in_comments_or_Java(@TempDir Path sources)
            throws IOException {
        Files.writeString(sources.resolve("V1__tickets.sql"), """
                -- never now()
                create table ticket (at timestamptz default NOW( ), day date default current_date);
                """);
        Files.writeString(sources.resolve("Tickets.java"), """
                class Tickets {
                    // not CURRENT_TIMESTAMP
                    char quote = '"';
                    Instant now() { return time.now(); }
                    String one = "select \\"x\\" where due < clock_timestamp()";
                    String two = \"""
                        update ticket set at = localtimestamp\""";
                    String innocent = "known now: current_timestamps";
                }
                """);
        assertThat(SqlRules.clocksIn(sources))
                .extracting(found -> found.substring(found.lastIndexOf(": ") + 2))
                .containsExactly("clock_timestamp", "localtimestamp", "NOW( )", "current_date");
    }
}
