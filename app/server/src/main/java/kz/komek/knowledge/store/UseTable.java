package kz.komek.knowledge.store;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.komek.knowledge.domain.ArticleSum;
import kz.komek.knowledge.domain.Served;
import kz.komek.platform.database.Statements;

/** What comes of articles: uses on tickets and votes. Reads the register's rows, writes none of them. */
@Singleton
public class UseTable {
    /**
     * What was closed after it and stayed so for seven days counts as solved. A ticket that was closed this week counts
     * until it is opened again.
     */
    private static final String SUMS = """
            with used as (
                select u.article, u.ticket_id, u.how, (
                    select min(e.at) from ticket_event e
                    where e.ticket_id = u.ticket_id and e.kind = 'CLOSED' and e.at >= u.at) as closed_at
                from article_use u where u.at >= ? and u.at < ?
            ), came as (
                select article, count(*) as uses, count(*) filter (where how = 'ANSWERED') as answered,
                    count(closed_at) as closed,
                    count(*) filter (where closed_at is not null and not exists (
                        select 1 from ticket_event r where r.ticket_id = used.ticket_id and r.kind = 'REOPENED'
                            and r.at >= used.closed_at and r.at < used.closed_at + interval '7 days')) as solved
                from used group by article
            ), voted as (
                select article, count(*) filter (where useful) as up, count(*) filter (where not useful) as down
                from article_vote where at >= ? and at < ? group by article
            ), thought as (
                select article, sum(up) as up, sum(down) as down
                from article_opinion where day >= ? and day < ? group by article
            )
            select a.code, coalesce(c.uses, 0) as uses, coalesce(c.answered, 0) as answered,
                coalesce(c.closed, 0) as closed, coalesce(c.solved, 0) as solved, coalesce(v.up, 0) as up,
                coalesce(v.down, 0) as down, coalesce(t.up, 0) as residents_up, coalesce(t.down, 0) as residents_down
            from article a
            left join came c on c.article = a.code
            left join voted v on v.article = a.code
            left join thought t on t.article = a.code
            where c.article is not null or v.article is not null or t.article is not null
            order by solved desc, uses desc, a.code limit ?
            """;

    private final Statements statements;

    UseTable(Statements statements) {
        this.statements = statements;
    }

    /** @return whether it is the first time on this ticket; read and then said is said */
    public boolean use(long ticket, String article, int version, String by, Instant at, Served how) {
        boolean first = statements.change(
                        "insert into article_use (ticket_id, article, version, by, at, how) values (?, ?, ?, ?, ?, ?)"
                                + " on conflict do nothing",
                        insert -> {
                            insert.setLong(1, ticket);
                            insert.setString(2, article);
                            insert.setInt(3, version);
                            insert.setString(4, by);
                            insert.setObject(5, Statements.utc(at));
                            insert.setString(6, how.name());
                        })
                > 0;
        if (!first && how == Served.ANSWERED) {
            statements.change(
                    "update article_use set how = 'ANSWERED' where ticket_id = ? and article = ? and how = 'CONSULTED'",
                    update -> {
                        update.setLong(1, ticket);
                        update.setString(2, article);
                    });
        }
        return first;
    }

    /** Counted anew: on how many tickets it served. */
    public int usesCounted(String article) {
        return statements
                .one(
                        "select count(*) from article_use where article = ?",
                        select -> select.setString(1, article),
                        row -> row.getInt(1))
                .orElse(0);
    }

    /** Counted anew: on how many tickets each served; those that never did are left out. */
    public Map<String, Integer> usesCounted() {
        var uses = new HashMap<String, Integer>();
        statements
                .all(
                        "select article, count(*) from article_use group by article",
                        select -> {},
                        row -> Map.entry(row.getString(1), row.getInt(2)))
                .forEach(each -> uses.put(each.getKey(), each.getValue()));
        return uses;
    }

    /** Counted with each use where the article is found: however often it served, it is one row. */
    public int uses(String article) {
        return statements
                .one(
                        "select uses from search_entry where kind = 'ARTICLE' and ref = ?",
                        select -> select.setString(1, article),
                        row -> row.getInt(1))
                .orElse(0);
    }

    /** Codes of what served on a ticket. */
    public List<String> usedOn(long ticket) {
        return statements.all(
                "select article from article_use where ticket_id = ? order by at, article",
                select -> select.setLong(1, ticket),
                row -> row.getString(1));
    }

    /** One each; another one takes its place. */
    public void vote(String article, int version, String by, boolean useful, Instant at) {
        statements.change(
                "insert into article_vote (article, by, version, useful, at) values (?, ?, ?, ?, ?)"
                        + " on conflict (article, by) do update set version = excluded.version,"
                        + " useful = excluded.useful, at = excluded.at",
                insert -> {
                    insert.setString(1, article);
                    insert.setString(2, by);
                    insert.setInt(3, version);
                    insert.setBoolean(4, useful);
                    insert.setObject(5, Statements.utc(at));
                });
    }

    public void takeVoteBack(String article, String by) {
        statements.change("delete from article_vote where article = ? and by = ?", delete -> {
            delete.setString(1, article);
            delete.setString(2, by);
        });
    }

    public Optional<Boolean> vote(String article, String by) {
        return statements.one(
                "select useful from article_vote where article = ? and by = ?",
                select -> {
                    select.setString(1, article);
                    select.setString(2, by);
                },
                row -> row.getBoolean(1));
    }

    /** Staff and residents together. */
    public record Votes(int up, int down) {}

    public Votes votes(String article) {
        return statements
                .one(
                        "select (select count(*) from article_vote where article = a.code and useful)"
                                + " + coalesce((select sum(up) from article_opinion where article = a.code), 0),"
                                + " (select count(*) from article_vote where article = a.code and not useful)"
                                + " + coalesce((select sum(down) from article_opinion where article = a.code), 0)"
                                + " from article a where a.code = ?",
                        select -> select.setString(1, article),
                        row -> new Votes(row.getInt(1), row.getInt(2)))
                .orElse(new Votes(0, 0));
    }

    /** A resident's: only counted. */
    public void think(String article, boolean useful, LocalDate day) {
        statements.change(
                "insert into article_opinion (article, day, up, down) values (?, ?, ?, ?)"
                        + " on conflict (article, day) do update set up = article_opinion.up + excluded.up,"
                        + " down = article_opinion.down + excluded.down",
                insert -> {
                    insert.setString(1, article);
                    insert.setObject(2, day);
                    insert.setInt(3, useful ? 1 : 0);
                    insert.setInt(4, useful ? 0 : 1);
                });
    }

    /** What solved most first. @param days the same span in days of the city, the last one excluded */
    public List<ArticleSum> sums(Instant from, Instant until, LocalDate firstDay, LocalDate endDay, int limit) {
        return statements.all(
                SUMS,
                select -> {
                    select.setObject(1, Statements.utc(from));
                    select.setObject(2, Statements.utc(until));
                    select.setObject(3, Statements.utc(from));
                    select.setObject(4, Statements.utc(until));
                    select.setObject(5, firstDay);
                    select.setObject(6, endDay);
                    select.setInt(7, limit);
                },
                row -> new ArticleSum(
                        row.getString("code"),
                        row.getInt("uses"),
                        row.getInt("answered"),
                        row.getInt("closed"),
                        row.getInt("solved"),
                        row.getInt("up"),
                        row.getInt("down"),
                        row.getInt("residents_up"),
                        row.getInt("residents_down")));
    }
}
