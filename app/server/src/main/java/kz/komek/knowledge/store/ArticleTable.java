package kz.komek.knowledge.store;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.komek.contract.Json;
import kz.komek.knowledge.domain.Article;
import kz.komek.knowledge.domain.ArticleAct;
import kz.komek.knowledge.domain.ArticleDeed;
import kz.komek.knowledge.domain.ArticleVersion;
import kz.komek.knowledge.domain.Content;
import kz.komek.knowledge.domain.Life;
import kz.komek.knowledge.domain.LifeStage;
import kz.komek.knowledge.domain.Listed;
import kz.komek.platform.database.Statements;
import org.jspecify.annotations.Nullable;

/** Articles, their published versions and what was done with them. Versions and acts are only ever added. */
@Singleton
public class ArticleTable {
    private static final String COLUMNS =
            "a.code, a.version, a.life, a.published, a.shown, a.draft, a.authors, a.owner, a.review_by";
    private static final String VERSION = "v.code, v.number, v.content, v.authors, v.at, v.by";
    private static final String SHOWN =
            " from article a join article_version v on v.code = a.code and v.number = a.published where a.shown";
    private static final String LISTED = "select " + COLUMNS + ", a.changed_at, a.changed_by, v.content"
            + " from article a left join article_version v on v.code = a.code and v.number = a.published where ";
    private static final String FROM_THERE = """
             and (cast(? as text) is null or (a.changed_at, a.code) < (select changed_at, code from article where code = ?))
            order by a.changed_at desc, a.code desc limit ?
            """;

    private final Statements statements;

    ArticleTable(Statements statements) {
        this.statements = statements;
    }

    public Optional<Article> find(String code) {
        return statements.one(
                "select " + COLUMNS + " from article a where a.code = ?",
                select -> select.setString(1, code),
                ArticleTable::article);
    }

    /** Locked until the end of the transaction. */
    public Optional<Article> lock(String code) {
        return statements.one(
                "select " + COLUMNS + " from article a where a.code = ? for update",
                select -> select.setString(1, code),
                ArticleTable::article);
    }

    public Optional<Listed> listed(String code) {
        return statements.one(LISTED + "a.code = ?", select -> select.setString(1, code), ArticleTable::listed);
    }

    /** Changed last first. @param after code of the last of the page before */
    public List<Listed> in(LifeStage stage, @Nullable String after, int limit) {
        return statements.all(
                LISTED + "a.life = ? and (a.published > 0 or a.draft is not null)" + FROM_THERE,
                select -> {
                    select.setString(1, stage.name());
                    select.setString(2, after);
                    select.setString(3, after);
                    select.setInt(4, limit);
                },
                ArticleTable::listed);
    }

    /**
     * Shown ones that somebody should look at, the longest overdue first.
     *
     * @param today the day by which a review is overdue
     * @param owners who still work here
     * @param retired issues
     */
    public List<Listed> toReview(LocalDate today, Set<String> owners, Set<String> retired, int limit) {
        return statements.all(
                LISTED + "a.shown and (a.review_by <= ? or not a.owner = any (?) or a.issues && cast(? as text[]))"
                        + " order by a.review_by, a.code limit ?",
                select -> {
                    select.setObject(1, today);
                    select.setArray(2, texts(select, owners));
                    select.setArray(3, texts(select, retired));
                    select.setInt(4, limit);
                },
                ArticleTable::listed);
    }

    public Map<LifeStage, Integer> counts() {
        var counts = new HashMap<LifeStage, Integer>();
        statements
                .all(
                        "select life, count(*) from article group by life",
                        select -> {},
                        row -> Map.entry(LifeStage.valueOf(row.getString(1)), row.getInt(2)))
                .forEach(each -> counts.put(each.getKey(), each.getValue()));
        return counts;
    }

    /** As it is shown now. */
    public Optional<ArticleVersion> shown(String code) {
        return statements.one(
                "select " + VERSION + SHOWN + " and a.code = ?",
                select -> select.setString(1, code),
                ArticleTable::version);
    }

    public List<ArticleVersion> shown(Collection<String> codes) {
        return statements.all(
                "select " + VERSION + SHOWN + " and a.code = any (?)",
                select -> select.setArray(1, texts(select, codes)),
                ArticleTable::version);
    }

    public List<ArticleVersion> allShown() {
        return statements.all("select " + VERSION + SHOWN, select -> {}, ArticleTable::version);
    }

    /** Those about any of the issues, the most used first. */
    public List<ArticleVersion> about(Set<String> issues, boolean openOnly, int limit) {
        return statements.all(
                "select " + VERSION + " from article a"
                        + " join article_version v on v.code = a.code and v.number = a.published"
                        + " left join search_entry e on e.kind = 'ARTICLE' and e.ref = a.code"
                        + " where a.shown and a.issues && cast(? as text[]) and (a.public or not ?)"
                        + " order by coalesce(e.uses, 0) desc, a.code limit ?",
                select -> {
                    select.setArray(1, texts(select, issues));
                    select.setBoolean(2, openOnly);
                    select.setInt(3, limit);
                },
                ArticleTable::version);
    }

    /** What residents may read, the most used first. */
    public List<ArticleVersion> mostUsed(int limit) {
        return statements.all(
                "select " + VERSION + " from search_entry e"
                        + " join article a on a.code = e.ref and a.shown and a.public"
                        + " join article_version v on v.code = a.code and v.number = a.published"
                        + " where e.kind = 'ARTICLE' and e.public order by e.uses desc, (a.kind = 'FAQ') desc, e.ref"
                        + " limit ?",
                select -> select.setInt(1, limit),
                ArticleTable::version);
    }

    /** Served many residents may read, by what they are about. */
    public Map<Set<String>, Integer> openByIssues() {
        var counts = new HashMap<Set<String>, Integer>();
        statements
                .all(
                        "select issues, count(*) from article where shown and public group by issues",
                        select -> {},
                        row -> Map.entry(Set.of((String[]) row.getArray(1).getArray()), row.getInt(2)))
                .forEach(each -> counts.merge(each.getKey(), each.getValue(), Integer::sum));
        return counts;
    }

    /** All that anything shown is about. */
    public Set<String> issues() {
        return Set.copyOf(statements.all(
                "select distinct unnest(issues) from article where shown", select -> {}, row -> row.getString(1)));
    }

    /** Several by their codes, whatever became of them. */
    public List<Listed> listed(Collection<String> codes) {
        return statements.all(
                LISTED + "a.code = any (?)", select -> select.setArray(1, texts(select, codes)), ArticleTable::listed);
    }

    public Optional<ArticleVersion> version(String code, int number) {
        return statements.one(
                "select " + VERSION + " from article_version v where v.code = ? and v.number = ?",
                select -> {
                    select.setString(1, code);
                    select.setInt(2, number);
                },
                ArticleTable::version);
    }

    /** The newest first. */
    public List<ArticleAct> acts(String code, int limit) {
        return statements.all(
                "select number, act, at, by, note, published, alone from article_act where code = ?"
                        + " order by number desc limit ?",
                select -> {
                    select.setString(1, code);
                    select.setInt(2, limit);
                },
                ArticleTable::act);
    }

    /** @return whether there was none */
    public boolean add(Article article, String by, Instant at) {
        return statements.change(
                        "insert into article (version, life, published, shown, draft, authors, owner, review_by,"
                                + " changed_at, changed_by, public, kind, issues, code)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false, '', '{}', ?) on conflict do nothing",
                        insert -> fill(insert, article, by, at))
                > 0;
    }

    public void put(Article article, String by, Instant at) {
        statements.change(
                "update article set version = ?, life = ?, published = ?, shown = ?, draft = ?, authors = ?, owner = ?,"
                        + " review_by = ?, changed_at = ?, changed_by = ? where code = ?",
                update -> fill(update, article, by, at));
    }

    /** What can be asked of the version that is shown. */
    public void show(String code, Content content) {
        statements.change("update article set public = ?, kind = ?, issues = ? where code = ?", update -> {
            update.setBoolean(1, content.open());
            update.setString(2, content.kind().name());
            update.setArray(3, texts(update, content.issues()));
            update.setString(4, code);
        });
    }

    public void add(ArticleVersion version) {
        statements.change(
                "insert into article_version (code, number, content, authors, at, by) values (?, ?, ?, ?, ?, ?)",
                insert -> {
                    insert.setString(1, version.code());
                    insert.setInt(2, version.number());
                    insert.setString(3, json(version.content()));
                    insert.setArray(4, texts(insert, version.authors()));
                    insert.setObject(5, Statements.utc(version.at()));
                    insert.setString(6, version.by());
                });
    }

    public void add(String code, ArticleAct act) {
        statements.change(
                "insert into article_act (code, number, act, at, by, note, published, alone)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                insert -> {
                    insert.setString(1, code);
                    insert.setInt(2, act.number());
                    insert.setString(3, act.kind().name());
                    insert.setObject(4, Statements.utc(act.at()));
                    insert.setString(5, act.by());
                    insert.setString(6, act.note());
                    insert.setObject(7, act.published());
                    insert.setBoolean(8, act.alone());
                });
    }

    private static void fill(PreparedStatement statement, Article article, String by, Instant at) throws SQLException {
        Content draft = article.drafted();
        statement.setInt(1, article.version());
        statement.setString(2, article.life().stage().name());
        statement.setInt(3, article.published());
        statement.setBoolean(4, article.life().isShown());
        statement.setString(5, draft == null ? null : json(draft));
        statement.setArray(6, texts(statement, article.authors()));
        statement.setString(7, article.owner());
        statement.setObject(8, article.reviewBy());
        statement.setObject(9, Statements.utc(at));
        statement.setString(10, by);
        statement.setString(11, article.code());
    }

    private static Listed listed(ResultSet row) throws SQLException {
        String shown = row.getString("content");
        return new Listed(
                article(row),
                Statements.instant(row, "changed_at"),
                row.getString("changed_by"),
                shown == null ? null : content(shown));
    }

    private static Article article(ResultSet row) throws SQLException {
        return new Article(
                row.getString("code"),
                row.getInt("version"),
                row.getInt("published"),
                life(row),
                row.getString("owner"),
                row.getObject("review_by", LocalDate.class));
    }

    private static Life life(ResultSet row) throws SQLException {
        return switch (LifeStage.valueOf(row.getString("life"))) {
            case DRAFT -> new Life.Draft(content(row.getString("draft")), logins(row), row.getBoolean("shown"));
            case IN_REVIEW -> new Life.InReview(content(row.getString("draft")), logins(row), row.getBoolean("shown"));
            case PUBLISHED -> new Life.Published();
            case RETIRED -> new Life.Retired();
        };
    }

    private static ArticleVersion version(ResultSet row) throws SQLException {
        return new ArticleVersion(
                row.getString("code"),
                row.getInt("number"),
                content(row.getString("content")),
                logins(row),
                Statements.instant(row, "at"),
                row.getString("by"));
    }

    private static ArticleAct act(ResultSet row) throws SQLException {
        int published = row.getInt("published");
        return new ArticleAct(
                row.getInt("number"),
                ArticleDeed.valueOf(row.getString("act")),
                Statements.instant(row, "at"),
                row.getString("by"),
                row.getString("note"),
                row.wasNull() || published == 0 ? null : published,
                row.getBoolean("alone"));
    }

    private static Set<String> logins(ResultSet row) throws SQLException {
        return Set.of((String[]) row.getArray("authors").getArray());
    }

    static Array texts(PreparedStatement statement, Collection<String> texts) throws SQLException {
        return statement.getConnection().createArrayOf("text", new ArrayList<>(texts).toArray());
    }

    private static String json(Content content) {
        return new String(Json.write(content), StandardCharsets.UTF_8);
    }

    private static Content content(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), Content.class);
    }
}
