package kz.komek.knowledge.domain;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An article in its life. Every act makes another one or is refused; what it says while it is shown is the published
 * version of that number.
 *
 * @param version rises with every act; the ETag
 * @param published how many versions were published
 * @param owner login of who answers for it
 * @param reviewBy the day by which somebody looks whether it is still true
 */
public record Article(String code, int version, int published, Life life, String owner, LocalDate reviewBy) {

    /** @param alone the centre has nobody else who could have reviewed it */
    public record Publication(Article article, Content content, Set<String> authors, boolean alone) {}

    public static Article begun(String code, Content content, String by, LocalDate reviewBy) {
        return new Article(code, 1, 0, new Life.Draft(content, Set.of(by), false), by, reviewBy);
    }

    /** What is written in it is a draft again, whoever was to review it. The same again is no change. */
    public Article write(Content content, String by) {
        return switch (life) {
            case Life.Draft(var before, var authors, var shown) when before.equals(content) -> this;
            case Life.Draft(var before, var authors, var shown) ->
                next(new Life.Draft(content, with(authors, by), shown));
            case Life.InReview(var before, var authors, var shown) when before.equals(content) -> this;
            case Life.InReview(var before, var authors, var shown) ->
                next(new Life.Draft(content, with(authors, by), shown));
            case Life.Published() -> next(new Life.Draft(content, Set.of(by), true));
            case Life.Retired() -> next(new Life.Draft(content, Set.of(by), false));
        };
    }

    public Article submit() {
        return switch (life) {
            case Life.Draft(var content, var authors, var shown) -> {
                complete(content);
                yield next(new Life.InReview(content, authors, shown));
            }
            case Life.InReview review -> this;
            case Life.Published published -> throw new Refused(new Refusal.NothingDrafted());
            case Life.Retired retired -> throw new Refused(new Refusal.NothingDrafted());
        };
    }

    public Article sendBack() {
        return switch (life) {
            case Life.Draft draft -> this;
            case Life.InReview(var content, var authors, var shown) -> next(new Life.Draft(content, authors, shown));
            case Life.Published published -> throw new Refused(new Refusal.NotInReview());
            case Life.Retired retired -> throw new Refused(new Refusal.NotInReview());
        };
    }

    /**
     * Four eyes: none of those who wrote it.
     *
     * @param onlyOne nobody else could
     */
    public Publication publish(String by, boolean onlyOne) {
        return switch (life) {
            case Life.InReview(var content, var authors, var shown) -> {
                boolean own = authors.contains(by);
                if (own && !onlyOne) throw new Refused(new Refusal.ReviewerIsAuthor());
                complete(content);
                var article = new Article(code, version + 1, published + 1, new Life.Published(), owner, reviewBy);
                yield new Publication(article, content, authors, own);
            }
            case Life.Draft draft -> throw new Refused(new Refusal.NotInReview());
            case Life.Published shown -> throw new Refused(new Refusal.NotInReview());
            case Life.Retired retired -> throw new Refused(new Refusal.NotInReview());
        };
    }

    /** The draft goes; what was published stays as it was, and what never was is retired. */
    public Article discard() {
        return switch (life) {
            case Life.Draft draft -> next(draft.shown() ? new Life.Published() : new Life.Retired());
            case Life.InReview review -> next(review.shown() ? new Life.Published() : new Life.Retired());
            case Life.Published shown -> this;
            case Life.Retired retired -> this;
        };
    }

    public Article retire() {
        return switch (life) {
            case Life.Published shown -> next(new Life.Retired());
            case Life.Retired retired -> this;
            case Life.Draft draft -> throw new Refused(new Refusal.DraftOpen());
            case Life.InReview review -> throw new Refused(new Refusal.DraftOpen());
        };
    }

    /** Who answers for it, and when it is looked at again: what it says stays. */
    public Article care(String by, LocalDate until) {
        if (by.equals(owner) && until.equals(reviewBy)) return this;
        return new Article(code, version + 1, published, life, by, until);
    }

    /** Its draft; {@code null}: nobody writes on it. */
    public @Nullable Content drafted() {
        return switch (life) {
            case Life.Draft draft -> draft.content();
            case Life.InReview review -> review.content();
            case Life.Published shown -> null;
            case Life.Retired retired -> null;
        };
    }

    public Set<String> authors() {
        return switch (life) {
            case Life.Draft draft -> draft.authors();
            case Life.InReview review -> review.authors();
            case Life.Published shown -> Set.of();
            case Life.Retired retired -> Set.of();
        };
    }

    private Article next(Life other) {
        return new Article(code, version + 1, published, other, owner, reviewBy);
    }

    private static void complete(Content content) {
        var missing = content.missing();
        if (!missing.isEmpty()) throw new Refused(new Refusal.ContentWrong(missing));
    }

    private static Set<String> with(Set<String> authors, String by) {
        var all = new HashSet<>(authors);
        all.add(by);
        return all;
    }
}
