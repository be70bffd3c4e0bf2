package kz.komek.routing.domain;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** All of it as it is kept: one version. The first rule that speaks of a ticket decides. */
public record Rules(List<Rule> rules, Allowances allowances, Risks risks) {
    public Rules {
        rules = List.copyOf(rules);
    }

    public Stream<When> conditions() {
        return Stream.concat(
                rules.stream().filter(Rule::on).map(Rule::when),
                risks.factors().stream().filter(Factor::on).map(Factor::when).flatMap(Stream::ofNullable));
    }

    /** Codes that conditions name. */
    public List<String> named(Function<When, ? extends Iterable<String>> where) {
        return conditions()
                .flatMap(when -> {
                    var codes = Stream.<String>builder();
                    where.apply(when).forEach(codes);
                    return codes.build();
                })
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether they are what was wanted: rules that had no number then have one now. */
    public boolean says(Rules wanted) {
        if (rules.size() != wanted.rules.size()) return false;
        for (int i = 0; i < rules.size(); i++) {
            if (!rules.get(i).says(wanted.rules.get(i))) return false;
        }
        return allowances.equals(wanted.allowances) && risks.equals(wanted.risks);
    }

    /** Codes of the skills that are asked for. */
    public List<String> skills() {
        return Stream.concat(
                        rules.stream().filter(Rule::on).map(rule -> rule.then().skill()),
                        risks.tiers().stream().map(Handling::skill))
                .filter(code -> !code.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** Codes of the bodies that are proposed. */
    public List<String> organisations() {
        return rules.stream()
                .filter(Rule::on)
                .map(rule -> rule.then().organisation())
                .flatMap(Stream::ofNullable)
                .distinct()
                .sorted()
                .toList();
    }
}
