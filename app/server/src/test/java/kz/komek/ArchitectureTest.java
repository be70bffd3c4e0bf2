package kz.komek;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kz.komek.testing.HouseRules;
import kz.komek.testing.SqlRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    /** The plan: which features there are, and whom each may call. ticket calls nobody above it. */
    private static final Map<String, Set<String>> CALLS = Map.ofEntries(
            Map.entry("intake", Set.of("resident", "ticket", "dialogue", "territory")),
            Map.entry("ticket", Set.of("catalogue", "territory", "organisation", "resident")),
            Map.entry("catalogue", Set.of("organisation")),
            Map.entry("correspondence", Set.of("ticket", "resident")),
            Map.entry("resident", Set.of()),
            Map.entry("knowledge", Set.of("catalogue", "territory", "organisation", "ticket", "correspondence")),
            Map.entry("live", Set.of("organisation", "ticket")),
            Map.entry("report", Set.of("ticket", "catalogue", "organisation")),
            Map.entry("deadletter", Set.of()),
            Map.entry("organisation", Set.of("territory", "calendar")),
            Map.entry("calendar", Set.of()),
            Map.entry("territory", Set.of()),
            Map.entry("quality", Set.of("ticket", "organisation")),
            Map.entry("workqueue", Set.of("ticket", "organisation", "territory")),
            Map.entry(
                    "call",
                    Set.of("resident", "ticket", "organisation", "workqueue", "outage", "correspondence", "intake")),
            Map.entry("sla", Set.of("ticket", "catalogue", "organisation", "calendar", "notice", "intake")),
            Map.entry("notice", Set.of("organisation", "correspondence")),
            Map.entry(
                    "outage",
                    Set.of("catalogue", "territory", "organisation", "ticket", "correspondence", "knowledge")),
            Map.entry(
                    "dialogue",
                    Set.of("territory", "knowledge", "ticket", "quality", "outage", "resident", "correspondence")),
            Map.entry("health", Set.of("intake", "call", "ticket", "deadletter")),
            Map.entry("routing", Set.of("ticket", "catalogue", "organisation", "territory")));

    /** Packages which are no features: the ground on which they stand. */
    private static final Set<String> GROUND = Set.of("contract", "platform");

    private static final Set<String> CLOCKS = Set.of("SystemTime");
    private static final JavaClasses CLASSES = HouseRules.classesOnThePath();

    @TestFactory
    Stream<DynamicTest> the_house_keeps_its_rules() {
        return Stream.concat(HouseRules.OF_KOMEK.everywhere(CLOCKS), HouseRules.OF_KOMEK.core(CALLS))
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(CLASSES)));
    }

    @Test
    void every_feature_is_in_the_plan_and_the_plan_names_only_features_that_exist() {
        var named = new ArrayList<>(CALLS.keySet());
        named.addAll(GROUND);
        assertThat(HouseRules.mismatch(CLASSES, named, "kz.komek")).isEmpty();
        for (String layer : List.of("domain", "store", "web")) {
            assertThat(CLASSES).anyMatch(c -> (c.getPackageName() + ".").contains("." + layer + "."));
        }
    }

    @Test
    void SQL_never_reads_the_clock_but_where_all_are_set_by_it() throws IOException {
        assertThat(SqlRules.clocksIn(Path.of("src/main")))
                .singleElement()
                .asString()
                .contains("CommonClock.java");
    }
}
