package kz.komek;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kz.komek.testing.HouseRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    private static final Set<String> CLOCKS = Set.of("SystemTime");
    private static final JavaClasses CLASSES = HouseRules.classesOnThePath();

    @TestFactory
    Stream<DynamicTest> the_house_keeps_its_rules() {
        return Stream.concat(HouseRules.OF_KOMEK.everywhere(CLOCKS), HouseRules.OF_KOMEK.channels())
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(CLASSES)));
    }

    @Test
    void only_contract_kit_adapters_and_their_carrier_are_here() {
        assertThat(HouseRules.mismatch(CLASSES, List.of("contract", "channel", "gateway"), "kz.komek"))
                .isEmpty();
    }
}
