package kz.komek.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import kz.komek.catalogue.Catalogue;
import kz.komek.contract.ResidentsDates;
import kz.komek.knowledge.domain.Article;
import kz.komek.knowledge.domain.ArticleAct;
import kz.komek.knowledge.domain.ArticleDeed;
import kz.komek.knowledge.domain.ArticleVersion;
import kz.komek.knowledge.domain.Content;
import kz.komek.knowledge.domain.EntryKind;
import kz.komek.knowledge.domain.Refusal;
import kz.komek.knowledge.domain.Refused;
import kz.komek.knowledge.domain.Wrong;
import kz.komek.knowledge.domain.Wrong.Reason;
import kz.komek.knowledge.store.ArticleTable;
import kz.komek.organisation.Organisations;
import kz.komek.organisation.Staff;
import kz.komek.organisation.domain.Organisation;
import kz.komek.organisation.domain.Role;

/** What methodologists do with articles. What can be found changes with what is shown, or neither does. */
@ApplicationScoped
@Transactional
public class Keeping {
    /** For how long a text is taken to be true, unless somebody says otherwise. */
    private static final int MONTHS_TO_REVIEW = 6;

    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9_]{1,59}");

    private final ArticleTable table;
    private final Entries entries;
    private final SearchIndex index;
    private final Catalogue catalogue;
    private final Organisations organisations;
    private final Staff staff;
    private final InstantSource time;

    Keeping(
            ArticleTable table,
            Entries entries,
            SearchIndex index,
            Catalogue catalogue,
            Organisations organisations,
            Staff staff,
            InstantSource time) {
        this.table = table;
        this.entries = entries;
        this.index = index;
        this.catalogue = catalogue;
        this.organisations = organisations;
        this.staff = staff;
        this.time = time;
    }

    /** @param seen the version one saw; 0: it is to be new */
    public Article write(String code, int seen, Content content, String by) {
        Optional<Article> before = table.lock(code);
        refuse(wrong(code, content, before));
        if (before.isEmpty()) {
            if (seen != 0) throw new Refused(new Refusal.NoSuchArticle());
            return begin(code, content, by);
        }
        if (content.equals(before.get().drafted())) return before.get();
        requireSeen(seen, before.get());
        return keep(before.get(), before.get().write(content, by), ArticleDeed.WRITTEN, "", by);
    }

    private Article begin(String code, Content content, String by) {
        Instant now = time.instant();
        Article article = Article.begun(code, content, by, today(now).plusMonths(MONTHS_TO_REVIEW));
        if (!table.add(article, by, now))
            throw new Refused(new Refusal.Stale(table.find(code).orElseThrow()));
        table.add(code, new ArticleAct(1, ArticleDeed.WRITTEN, now, by, "", null, false));
        return article;
    }

    public Article submit(String code, int seen, String note, String by) {
        return act(code, seen, Article::submit, ArticleDeed.SUBMITTED, note, by);
    }

    public Article sendBack(String code, int seen, String note, String by) {
        requireNote(note);
        return act(code, seen, Article::sendBack, ArticleDeed.SENT_BACK, note, by);
    }

    public Article discard(String code, int seen, String note, String by) {
        return act(code, seen, Article::discard, ArticleDeed.DISCARDED, note, by);
    }

    /** Shown and found from this moment on. */
    public Article publish(String code, int seen, String note, String by) {
        Article before = locked(code, seen);
        var publication = before.publish(by, isOnlyOne(by));
        Article after = publication.article();
        Instant now = time.instant();
        var version =
                new ArticleVersion(code, after.published(), publication.content(), publication.authors(), now, by);
        table.put(after, by, now);
        table.add(version);
        table.show(code, version.content());
        table.add(
                code,
                new ArticleAct(
                        after.version(), ArticleDeed.PUBLISHED, now, by, note, after.published(), publication.alone()));
        index.put(() -> entries.of(version));
        return after;
    }

    /** Nobody reads it from this moment on; its versions stay. */
    public Article retire(String code, int seen, String note, String by) {
        requireNote(note);
        Article after = act(code, seen, Article::retire, ArticleDeed.RETIRED, note, by);
        index.remove(EntryKind.ARTICLE, code);
        return after;
    }

    /** @param owner login of who answers for it from now on */
    public Article care(String code, int seen, String owner, LocalDate reviewBy, String note, String by) {
        var wrong = new ArrayList<Wrong>();
        if (staff.active(owner).isEmpty()) wrong.add(new Wrong("owner", Reason.OWNER_UNKNOWN));
        if (!reviewBy.isAfter(today(time.instant()))) wrong.add(new Wrong("reviewBy", Reason.DATE_PAST));
        refuse(wrong);
        return act(code, seen, article -> article.care(owner, reviewBy), ArticleDeed.CARED, note, by);
    }

    private Article act(String code, int seen, UnaryOperator<Article> does, ArticleDeed kind, String note, String by) {
        Article before = locked(code, seen);
        return keep(before, does.apply(before), kind, note, by);
    }

    private Article keep(Article before, Article after, ArticleDeed kind, String note, String by) {
        if (after.equals(before)) return before;
        Instant now = time.instant();
        table.put(after, by, now);
        table.add(after.code(), new ArticleAct(after.version(), kind, now, by, note, null, false));
        return after;
    }

    private Article locked(String code, int seen) {
        Article article = table.lock(code).orElseThrow(() -> new Refused(new Refusal.NoSuchArticle()));
        requireSeen(seen, article);
        return article;
    }

    private static void requireSeen(int seen, Article current) {
        if (seen != current.version()) throw new Refused(new Refusal.Stale(current));
    }

    /** What was attached before stays attached, whatever became of it. */
    private List<Wrong> wrong(String code, Content content, Optional<Article> before) {
        var wrong = new ArrayList<>(content.wrong());
        if (!CODE.matcher(code).matches()) wrong.add(new Wrong("code", Reason.CODE_MALFORMED));
        Content kept = before.isEmpty()
                ? Content.NOTHING
                : table.listed(code).orElseThrow().content();
        Set<String> active = catalogue.activeIssues();
        for (String issue : content.issues()) {
            if (active.contains(issue) || kept.issues().contains(issue)) continue;
            boolean retired = !catalogue.successors(issue).isEmpty()
                    || catalogue.issue(issue, 1).isPresent();
            wrong.add(new Wrong("issues." + issue, retired ? Reason.ISSUE_RETIRED : Reason.ISSUE_UNKNOWN));
        }
        for (String organisation : content.organisations()) {
            if (kept.organisations().contains(organisation) || works(organisation)) continue;
            wrong.add(new Wrong("organisations." + organisation, Reason.ORGANISATION_UNKNOWN));
        }
        return wrong;
    }

    private boolean works(String organisation) {
        return organisations.find(organisation).filter(Organisation::active).isPresent();
    }

    /** No other methodologist works here: then one pair of eyes has to do, and the history says so. */
    private boolean isOnlyOne(String by) {
        return staff.colleagues("", Set.of(), Integer.MAX_VALUE).stream()
                .noneMatch(one ->
                        one.roles().contains(Role.METHODOLOGIST) && !one.login().equals(by));
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ResidentsDates.CITY);
    }

    private static void requireNote(String note) {
        if (note.isBlank()) refuse(List.of(new Wrong("note", Reason.NOTE_MISSING)));
    }

    private static void refuse(List<Wrong> wrong) {
        if (!wrong.isEmpty()) throw new Refused(new Refusal.ContentWrong(wrong));
    }
}
