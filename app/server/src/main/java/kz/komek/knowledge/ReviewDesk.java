package kz.komek.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.komek.catalogue.Catalogue;
import kz.komek.contract.ResidentsDates;
import kz.komek.knowledge.domain.ArticleAct;
import kz.komek.knowledge.domain.LifeStage;
import kz.komek.knowledge.domain.Listed;
import kz.komek.knowledge.domain.ReviewReason;
import kz.komek.knowledge.store.ArticleTable;
import kz.komek.organisation.Staff;
import kz.komek.organisation.domain.Colleague;
import org.jspecify.annotations.Nullable;

/** What lies on the methodologists' desk. */
@ApplicationScoped
@Transactional
public class ReviewDesk {
    private static final int MOST_TO_REVIEW = 500;
    private static final int MOST_ACTS = 500;

    private final ArticleTable table;
    private final Catalogue catalogue;
    private final Staff staff;
    private final InstantSource time;

    ReviewDesk(ArticleTable table, Catalogue catalogue, Staff staff, InstantSource time) {
        this.table = table;
        this.catalogue = catalogue;
        this.staff = staff;
        this.time = time;
    }

    /** @param retired issues it is about that nothing is filed under any more */
    public record OnDesk(Listed listed, Set<ReviewReason> reasons, Set<String> retired) {}

    public List<OnDesk> in(LifeStage stage, @Nullable String after, int limit) {
        return reasoned(table.in(stage, after, limit));
    }

    /** The longest overdue first. */
    public List<OnDesk> toReview() {
        var retired = new HashSet<>(table.issues());
        retired.removeAll(catalogue.activeIssues());
        return reasoned(table.toReview(today(), logins(), retired, MOST_TO_REVIEW));
    }

    public Optional<OnDesk> one(String code) {
        return table.listed(code).map(listed -> reasoned(List.of(listed)).getFirst());
    }

    public Map<LifeStage, Integer> counts() {
        return table.counts();
    }

    /** The newest first. */
    public List<ArticleAct> history(String code) {
        return table.acts(code, MOST_ACTS);
    }

    private List<OnDesk> reasoned(List<Listed> all) {
        if (all.isEmpty()) return List.of();
        Set<String> active = catalogue.activeIssues();
        LocalDate today = today();
        return all.stream().map(listed -> reasoned(listed, active, today)).toList();
    }

    private OnDesk reasoned(Listed listed, Set<String> active, LocalDate today) {
        var article = listed.article();
        var retired = listed.content().issues().stream()
                .filter(issue -> !active.contains(issue))
                .collect(Collectors.toSet());
        var reasons = EnumSet.noneOf(ReviewReason.class);
        if (article.life().isShown()) {
            if (!article.reviewBy().isAfter(today)) reasons.add(ReviewReason.OVERDUE);
            if (!retired.isEmpty()) reasons.add(ReviewReason.ISSUE_RETIRED);
        }
        if (staff.active(article.owner()).isEmpty()) reasons.add(ReviewReason.OWNER_GONE);
        return new OnDesk(listed, reasons, retired);
    }

    private Set<String> logins() {
        return staff.colleagues("", Set.of(), Integer.MAX_VALUE).stream()
                .map(Colleague::login)
                .collect(Collectors.toSet());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(time.instant(), ResidentsDates.CITY);
    }
}
