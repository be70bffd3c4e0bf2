package kz.komek.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import kz.komek.contract.ResidentsDates;
import kz.komek.knowledge.domain.ArticleSum;
import kz.komek.knowledge.domain.ArticleVersion;
import kz.komek.knowledge.domain.EntryKind;
import kz.komek.knowledge.domain.Refusal;
import kz.komek.knowledge.domain.Refused;
import kz.komek.knowledge.domain.Served;
import kz.komek.knowledge.store.ArticleTable;
import kz.komek.knowledge.store.UseTable;
import kz.komek.ticket.TicketViews;

/** Whether articles help: on how many tickets they served, and what their readers say. */
@ApplicationScoped
@Transactional
public class ArticleUse {
    private static final int MOST_SUMS = 1000;

    private final ArticleTable articles;
    private final UseTable table;
    private final SearchIndex index;
    private final TicketViews tickets;
    private final InstantSource time;

    ArticleUse(ArticleTable articles, UseTable table, SearchIndex index, TicketViews tickets, InstantSource time) {
        this.articles = articles;
        this.table = table;
        this.index = index;
        this.tickets = tickets;
        this.time = time;
    }

    /**
     * Once per ticket and article, however often it is said; one that was read and then said counts as said.
     *
     * @param number of a ticket that is for this person's eyes
     * @return whether it is the first time
     */
    public boolean used(String article, String number, Served how, String login) {
        ArticleVersion version = shown(article);
        long ticket = tickets.idFor(number, login).orElseThrow(() -> new Refused(new Refusal.NoSuchTicket()));
        boolean first = table.use(ticket, article, version.number(), login, time.instant(), how);
        if (first) index.used(EntryKind.ARTICLE, article);
        return first;
    }

    /** Codes of the articles that served on it. */
    public List<String> usedOn(String number, String login) {
        return tickets.idFor(number, login)
                .map(table::usedOn)
                .orElseThrow(() -> new Refused(new Refusal.NoSuchTicket()));
    }

    /** One each; it may be changed and said twice. */
    public void vote(String article, boolean useful, String login) {
        table.vote(article, shown(article).number(), login, useful, time.instant());
    }

    public void takeVoteBack(String article, String login) {
        table.takeVoteBack(article, login);
    }

    /** A resident's, of whom nothing is known. */
    public void think(String article, boolean useful) {
        if (!shown(article).content().open()) throw new Refused(new Refusal.NotShown());
        table.think(article, useful, LocalDate.ofInstant(time.instant(), ResidentsDates.CITY));
    }

    /** Which articles solve. */
    public List<ArticleSum> sums(LocalDate firstDay, LocalDate endDay) {
        return table.sums(begin(firstDay), begin(endDay), firstDay, endDay, MOST_SUMS);
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(ResidentsDates.CITY).toInstant();
    }

    private ArticleVersion shown(String article) {
        return articles.shown(article).orElseThrow(() -> new Refused(new Refusal.NotShown()));
    }
}
