package kz.komek.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The laws of the house as rules over the classes. Every one has been seen red: {@code HouseRulesTest} plants a violation
 * of each.
 *
 * @param root the package under which everything lives; only the planted violations have another
 */
public record HouseRules(String root) {
    public static final HouseRules OF_KOMEK = new HouseRules("kz.komek");

    /** The classes of this module and of those of ours it depends on, without tests and what only tests and launchers use. */
    public static JavaClasses classesOnThePath() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                // What one module tests with and lends to another.
                .withImportOption(location -> !location.contains("-tests.jar"))
                .withImportOption(location -> !location.contains("kz/komek/testing/"))
                .withImportOption(location -> !location.contains("kz/komek/local/"))
                .importPackages(OF_KOMEK.root);
    }

    /** @param clocks the only classes that may read the machine's clock, by simple name */
    public Stream<ArchRule> everywhere(Set<String> clocks) {
        return Stream.of(
                noClasses()
                        .that(describe("are none of " + clocks, c -> !clocks.contains(c.getSimpleName())))
                        .should(readTheMachinesClock())
                        .as("time is injected"),
                noFields()
                        .should()
                        .beAnnotatedWith("jakarta.inject.Inject")
                        .orShould()
                        .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                        .as("dependencies come by the constructor"),
                noClasses()
                        .should()
                        .haveNameMatching(".*(Service|Manager|Helper|Utils?|Impl|DTO|Dto|Mapper|Bean)")
                        .as("names carry the business's verbs, not noise"),
                classes()
                        .that()
                        .areInterfaces()
                        .and()
                        .areNotAnnotations()
                        .and()
                        .doNotHaveSimpleName("package-info")
                        .should(haveASecondImplementation())
                        .as("an interface needs a second implementation")
                        .allowEmptyShould(true),
                NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.as("no generic exceptions"),
                noClasses()
                        .that(resideInAPackage(root + ".contract.."))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(
                                        "jakarta.enterprise..", "jakarta.inject..", "jakarta.ws.rs..", "io.quarkus..")
                                .or(ours().and(DescribedPredicate.not(resideInAPackage(root + ".contract..")))))
                        .as("the contract stands alone: no container, no kit"));
    }

    /** @param calls of each feature the features it may call */
    public Stream<ArchRule> core(Map<String, Set<String>> calls) {
        return Stream.of(
                slices().matching(root + ".(*)..").should().beFreeOfCycles().as("features are free of cycles"),
                classes()
                        .that(resideInAnyPackage(packages(calls.keySet())))
                        .should(callOnlyWhomThePlanLetsThem(calls))
                        .as("a feature calls only whom the plan lets it call"),
                noClasses()
                        .that(resideInAPackage(root + ".platform.."))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(packages(calls.keySet())))
                        .as("the platform knows no feature"),
                classes()
                        .that(resideInAPackage(root + "..domain.."))
                        .should()
                        .onlyDependOnClassesThat(plainJava())
                        .as("a domain is plain Java"),
                noClasses()
                        .that(resideInAPackage(root + "..web.."))
                        .should()
                        .dependOnClassesThat(resideInAPackage(root + "..store.."))
                        .as("web does not touch store"),
                noClasses()
                        .that(DescribedPredicate.not(resideInAPackage(root + "..web..")))
                        .should()
                        .dependOnClassesThat(resideInAPackage(root + "..web.."))
                        .as("nobody depends on web"),
                classes()
                        .that(resideInAPackage(root + "..store.."))
                        .should(beUsedInsideTheirFeatureOnly())
                        .as("a store is private to its feature"),
                noClasses()
                        .that(resideInAPackage(root + "..store.."))
                        .should(dependOnTheRootOfTheirFeature())
                        .as("a store does not know the use-cases"),
                classes()
                        .that()
                        .areAnnotatedWith("jakarta.ws.rs.Path")
                        .should()
                        .resideInAPackage(root + "..web..")
                        .as("resources live in web"),
                noClasses()
                        .that(resideInAnyPackage(packages(calls.keySet())))
                        .should()
                        .dependOnClassesThat(resideInAPackage(root + ".channel.."))
                        .as("the core knows no channel, only the contract"));
    }

    public Stream<ArchRule> channels() {
        String adapters = root + ".channel.*..";
        return Stream.of(
                classes()
                        .that(resideInAPackage(adapters))
                        .should(dependOnContractKitAndThemselves())
                        .as("an adapter knows the contract and the kit, no other adapter and no core"),
                noClasses()
                        .that(resideInAPackage(root + ".channel.."))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(
                                "java.sql..",
                                "javax.sql..",
                                "jakarta.persistence..",
                                "org.hibernate..",
                                "org.postgresql.."))
                        .as("channels never touch the database"),
                noClasses()
                        .that(resideInAPackage(root + ".channel"))
                        .should()
                        .dependOnClassesThat(resideInAPackage(adapters))
                        .as("the kit knows no adapter"));
    }

    /** Guards the guards: the packages of rules in which no class lives, and the features which no rule names. */
    public static Set<String> mismatch(JavaClasses classes, Collection<String> named, String parent) {
        var living = new TreeSet<String>();
        for (JavaClass each : classes) {
            String name = each.getPackageName();
            if (name.startsWith(parent + "."))
                living.add(name.substring(parent.length() + 1).split("\\.")[0]);
        }
        var mismatch = new TreeSet<>(named);
        mismatch.removeAll(living);
        living.removeAll(Set.copyOf(named));
        mismatch.addAll(living);
        return mismatch;
    }

    private String[] packages(Collection<String> features) {
        return features.stream().map(f -> root + "." + f + "..").toArray(String[]::new);
    }

    private DescribedPredicate<JavaClass> ours() {
        return resideInAPackage(root + "..");
    }

    private DescribedPredicate<JavaClass> plainJava() {
        // JTS is geometry and nothing else: as plain as java.math.
        return resideInAnyPackage(
                        "java..", "org.jspecify..", "org.locationtech.jts..", root + ".contract", root + "..domain..")
                .and(DescribedPredicate.not(resideInAnyPackage("java.sql..", "java.net.http..")))
                .or(resideInAPackage("jakarta.persistence..")
                        .and(describe("annotation or enum", c -> c.isAnnotation() || c.isEnum())))
                .or(describe("primitive or array of plain Java", c -> {
                    JavaClass base = c.getBaseComponentType();
                    return base.isPrimitive() || (c.isArray() && plainJava().test(base));
                }));
    }

    /** The feature under the root in whose package, or in whose parts, the class lives; "" for others. */
    private String featureOf(JavaClass c) {
        String name = c.getPackageName();
        return name.startsWith(root + ".") ? name.substring(root.length() + 1).split("\\.")[0] : "";
    }

    private ArchCondition<JavaClass> callOnlyWhomThePlanLetsThem(Map<String, Set<String>> calls) {
        return new ArchCondition<>("call only whom the plan lets them call") {
            @Override
            public void check(JavaClass c, ConditionEvents events) {
                String from = featureOf(c);
                for (var dependency : c.getDirectDependenciesFromSelf()) {
                    String to = featureOf(dependency.getTargetClass().getBaseComponentType());
                    boolean planned = to.equals(from)
                            || !calls.containsKey(to)
                            || calls.get(from).contains(to);
                    if (!planned) events.add(SimpleConditionEvent.violated(c, dependency.getDescription()));
                }
            }
        };
    }

    private ArchCondition<JavaClass> beUsedInsideTheirFeatureOnly() {
        return new ArchCondition<>("be used inside their feature only") {
            @Override
            public void check(JavaClass c, ConditionEvents events) {
                c.getDirectDependenciesToSelf().stream()
                        .filter(d -> !featureOf(d.getOriginClass()).equals(featureOf(c)))
                        .forEach(d -> events.add(SimpleConditionEvent.violated(c, d.getDescription())));
            }
        };
    }

    private ArchCondition<JavaClass> dependOnTheRootOfTheirFeature() {
        return new ArchCondition<>("depend on the root of their feature") {
            @Override
            public void check(JavaClass c, ConditionEvents events) {
                String useCases = root + "." + featureOf(c);
                c.getDirectDependenciesFromSelf().stream()
                        .filter(d -> d.getTargetClass().getPackageName().equals(useCases))
                        .forEach(d -> events.add(SimpleConditionEvent.satisfied(c, d.getDescription())));
            }
        };
    }

    private ArchCondition<JavaClass> dependOnContractKitAndThemselves() {
        return new ArchCondition<>("depend on contract, kit and themselves") {
            @Override
            public void check(JavaClass c, ConditionEvents events) {
                String kit = root + ".channel";
                String adapter = kit + "."
                        + c.getPackageName().substring(kit.length() + 1).split("\\.")[0];
                var known = resideInAnyPackage(kit, adapter + "..", root + ".contract..");
                c.getDirectDependenciesFromSelf().stream()
                        .filter(d -> ours().test(d.getTargetClass()) && !known.test(d.getTargetClass()))
                        .forEach(d -> events.add(SimpleConditionEvent.violated(c, d.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> readTheMachinesClock() {
        var zoned = Stream.of(
                Instant.class,
                LocalDate.class,
                LocalDateTime.class,
                LocalTime.class,
                ZonedDateTime.class,
                OffsetDateTime.class,
                Year.class,
                YearMonth.class);
        var clocks = new HashMap<String, Set<String>>();
        zoned.forEach(type -> clocks.put(type.getName(), Set.of("now")));
        clocks.put(System.class.getName(), Set.of("currentTimeMillis"));
        clocks.put(Clock.class.getName(), Set.of("system", "systemUTC", "systemDefaultZone", "tick"));
        clocks.put(InstantSource.class.getName(), Set.of("system"));
        clocks.put(Date.class.getName(), Set.of("<init>"));
        return new ArchCondition<>("read the machine's clock") {
            @Override
            public void check(JavaClass c, ConditionEvents events) {
                // Accesses, not calls: Instant::now is one too.
                c.getAccessesFromSelf().stream()
                        .filter(a -> clocks.getOrDefault(a.getTargetOwner().getName(), Set.of())
                                .contains(a.getTarget().getName()))
                        .filter(a -> !a.getDescription().contains("<java.util.Date.<init>(long)>"))
                        .forEach(a -> events.add(SimpleConditionEvent.satisfied(c, a.getDescription())));
            }
        };
    }

    private ArchCondition<JavaClass> haveASecondImplementation() {
        var generated = ".*(RegisterRestClient|ConfigMapping|CheckedTemplate)";
        return new ArchCondition<>("be sealed, functional, of the contract, generated, or have two implementations") {
            @Override
            public void check(JavaClass c, ConditionEvents events) {
                boolean excused = c.reflect().isSealed()
                        || c.isAnnotatedWith(FunctionalInterface.class)
                        || c.getPackageName().startsWith(root + ".contract")
                        || c.getAnnotations().stream()
                                .anyMatch(a -> a.getRawType().getName().matches(generated));
                if (!excused && c.getAllSubclasses().size() < 2) {
                    events.add(SimpleConditionEvent.violated(
                            c, c.getName() + " has at most one implementation: " + c.getAllSubclasses()));
                }
            }
        };
    }
}
