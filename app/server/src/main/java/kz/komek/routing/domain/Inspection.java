package kz.komek.routing.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import kz.komek.routing.domain.Fault.Cause;
import kz.komek.territory.domain.Outline;
import kz.komek.ticket.domain.RiskTier;
import org.jspecify.annotations.Nullable;

/** Looks through rules for what is wrong with them. What is off is only looked at for its form. */
public final class Inspection {
    public static final int MOST_RULES = 300;

    private static final int MOST_FACTORS = 100;
    private static final int MOST_OF_A_KIND = 200;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_WORD = 60;
    private static final int LONGEST_DAYS = 365;
    private static final int LONGEST_HOURS = 24 * 60;
    private static final int MOST_POINTS = 100;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,47}");

    private final Rules rules;
    private final Known known;
    private final List<Fault> found = new ArrayList<>();

    private Inspection(Rules rules, Known known) {
        this.rules = rules;
        this.known = known;
    }

    /** Everything at once. */
    public static List<Fault> faults(Rules rules, Known known) {
        var inspection = new Inspection(rules, known);
        inspection.all();
        return List.copyOf(inspection.found);
    }

    /** Numbers of rules that may not decide, because they name what is no more. */
    public static Set<Integer> broken(List<Fault> faults) {
        return faults.stream().map(Fault::rule).filter(number -> number != null).collect(Collectors.toSet());
    }

    private void all() {
        if (rules.rules().size() > MOST_RULES) add(null, "rules", Cause.TOO_MANY, null);
        if (rules.risks().factors().size() > MOST_FACTORS) add(null, "risks.factors", Cause.TOO_MANY, null);
        allowances(rules.allowances());
        var numbers = new HashSet<Integer>();
        for (Rule rule : rules.rules()) {
            if (!numbers.add(rule.number())) add(rule.number(), "number", Cause.DUPLICATE, null);
            names(rule.number(), "names", rule.names());
            if (rule.on()) when(rule.number(), "when", rule.when());
            if (rule.on()) then(rule.number(), rule.then());
        }
        risks();
    }

    private void allowances(Allowances allowances) {
        Map.of(
                        "low", allowances.low(),
                        "normal", allowances.normal(),
                        "high", allowances.high(),
                        "urgent", allowances.urgent())
                .entrySet()
                .stream()
                .filter(each -> each.getValue() < 0 || each.getValue() > LONGEST_HOURS)
                .map(Map.Entry::getKey)
                .sorted()
                .forEach(field -> add(null, "allowances." + field, Cause.OUT_OF_RANGE, null));
    }

    private void risks() {
        var codes = new HashSet<String>();
        int at = 0;
        for (Factor factor : rules.risks().factors()) {
            String field = "risks.factors." + at++;
            if (!CODE.matcher(factor.code()).matches()) add(null, field + ".code", Cause.CODE_MALFORMED, factor.code());
            if (!codes.add(factor.code())) add(null, field + ".code", Cause.DUPLICATE, factor.code());
            names(null, field + ".names", factor.names());
            if (factor.points() < 1 || factor.points() > MOST_POINTS)
                add(null, field + ".points", Cause.OUT_OF_RANGE, null);
            if (factor.on() && factor.when() != null) when(null, field + ".when", factor.when());
        }
        tiers(rules.risks().tiers());
    }

    private void tiers(List<Handling> tiers) {
        boolean rising = tiers.stream()
                        .map(Handling::tier)
                        .toList()
                        .equals(List.of(RiskTier.YELLOW, RiskTier.ORANGE, RiskTier.RED))
                && tiers.getFirst().from() >= 1
                && tiers.get(0).from() < tiers.get(1).from()
                && tiers.get(1).from() < tiers.get(2).from();
        if (!rising) add(null, "risks.tiers", Cause.TIERS_WRONG, null);
        int at = 0;
        for (Handling tier : tiers) {
            String field = "risks.tiers." + at++;
            skill(null, field + ".skill", tier.skill());
            if (tier.hours() != null && (tier.hours() < 1 || tier.hours() > LONGEST_HOURS))
                add(null, field + ".hours", Cause.OUT_OF_RANGE, null);
        }
    }

    private void when(@Nullable Integer rule, String field, When when) {
        codes(rule, field + ".issues", when.issues(), known.issues());
        codes(rule, field + ".spheres", when.spheres(), known.spheres());
        codes(rule, field + ".places", when.places(), known.places());
        few(rule, field + ".words", when.words());
        for (String word : when.words()) {
            if (word.length() > LONGEST_WORD) add(rule, field + ".words", Cause.TOO_LONG, word);
            else if (!Words.Sought.of(word).isSense()) add(rule, field + ".words", Cause.WORD_WRONG, word);
        }
        if (when.area() != null) {
            try {
                Outline.of(when.area());
            } catch (Outline.Wrong wrong) {
                add(rule, field + ".area", Cause.AREA_WRONG, wrong.words());
            }
        }
        Repeat repeat = when.repeat();
        if (repeat != null
                && repeat.status() != Repeat.Status.FIRST
                && (repeat.days() < 1 || repeat.days() > LONGEST_DAYS))
            add(rule, field + ".repeat.days", Cause.OUT_OF_RANGE, null);
    }

    private void then(int rule, Then then) {
        if (then.organisation() != null) {
            Cause reason = known.organisations().get(then.organisation());
            if (reason != null) add(rule, "then.organisation", reason, then.organisation());
        }
        skill(rule, "then.skill", then.skill());
    }

    private void skill(@Nullable Integer rule, String field, String skill) {
        Cause wrong = known.skills().get(skill);
        if (wrong != null) add(rule, field, wrong, skill);
    }

    private void codes(@Nullable Integer rule, String field, Set<String> codes, Map<String, Cause> wrong) {
        few(rule, field, codes);
        codes.stream()
                .filter(wrong::containsKey)
                .sorted(Comparator.naturalOrder())
                .forEach(code -> add(rule, field, wrong.get(code), code));
    }

    private void few(@Nullable Integer rule, String field, Collection<String> some) {
        if (some.size() > MOST_OF_A_KIND) add(rule, field, Cause.TOO_MANY, null);
    }

    private void names(@Nullable Integer rule, String field, Names names) {
        for (Language language : Language.values()) {
            String name = names.in(language);
            String at = field + "." + language.name().toLowerCase(Locale.ROOT);
            if (name.isBlank()) add(rule, at, Cause.MISSING, null);
            else if (name.length() > LONGEST_NAME) add(rule, at, Cause.TOO_LONG, null);
        }
    }

    private void add(@Nullable Integer rule, String field, Cause reason, @Nullable String what) {
        found.add(new Fault(rule, field, reason, what));
    }
}
