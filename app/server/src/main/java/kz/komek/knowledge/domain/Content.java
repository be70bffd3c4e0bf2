package kz.komek.knowledge.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import kz.komek.knowledge.domain.Wrong.Reason;

/**
 * What an article says. Two that are equal say the same.
 *
 * @param open to residents
 * @param bodies Markdown; HTML in it is text like any other
 * @param issues codes of what it is about
 * @param organisations codes of whose work it is about
 */
public record Content(
        ArticleKind kind, boolean open, Names titles, Names bodies, List<String> issues, List<String> organisations) {
    public static final int LONGEST_TITLE = 200;
    public static final int LONGEST_BODY = 20_000;
    public static final int MOST_ATTACHED = 50;

    /** Nothing was ever kept of it. */
    public static final Content NOTHING =
            new Content(ArticleKind.ARTICLE, false, new Names("", "", ""), new Names("", "", ""), List.of(), List.of());

    /** English may come later. */
    private static final List<Language> NEEDED = List.of(Language.KK, Language.RU);

    public Content {
        titles = tidy(titles);
        bodies = tidy(bodies);
        issues = tidy(issues);
        organisations = tidy(organisations);
    }

    public boolean speaks(Language language) {
        return !titles.in(language).isEmpty() && !bodies.in(language).isEmpty();
    }

    /** In which it can be read where the wanted one is missing. */
    public Language spoken(Language wanted) {
        return Stream.of(wanted, Language.RU, Language.KK, Language.EN)
                .filter(this::speaks)
                .findFirst()
                .orElse(Language.KK);
    }

    /** What speaks against keeping it as a draft. */
    public List<Wrong> wrong() {
        var found = new ArrayList<Wrong>();
        for (Language language : Language.values()) {
            if (titles.in(language).length() > LONGEST_TITLE)
                found.add(new Wrong("titles." + language.code(), Reason.TOO_LONG));
            if (bodies.in(language).length() > LONGEST_BODY)
                found.add(new Wrong("bodies." + language.code(), Reason.TOO_LONG));
        }
        if (issues.size() > MOST_ATTACHED) found.add(new Wrong("issues", Reason.TOO_MANY));
        if (organisations.size() > MOST_ATTACHED) found.add(new Wrong("organisations", Reason.TOO_MANY));
        return found;
    }

    /** What speaks against letting anybody read it. */
    public List<Wrong> missing() {
        var found = new ArrayList<Wrong>();
        for (Language language : NEEDED) {
            if (titles.in(language).isEmpty()) found.add(new Wrong("titles." + language.code(), Reason.MISSING));
            if (bodies.in(language).isEmpty()) found.add(new Wrong("bodies." + language.code(), Reason.MISSING));
        }
        if (titles.en().isEmpty() != bodies.en().isEmpty())
            found.add(new Wrong(titles.en().isEmpty() ? "titles.en" : "bodies.en", Reason.HALF));
        return found;
    }

    private static Names tidy(Names names) {
        return new Names(names.kk().strip(), names.ru().strip(), names.en().strip());
    }

    private static List<String> tidy(List<String> codes) {
        return codes.stream().distinct().sorted().toList();
    }
}
