package kz.komek.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import kz.komek.knowledge.domain.ArticleVersion;
import kz.komek.knowledge.domain.Refusal;
import kz.komek.knowledge.domain.Refused;
import kz.komek.knowledge.domain.Remark;
import kz.komek.knowledge.domain.RemarkKind;
import kz.komek.knowledge.domain.RemarkStage;
import kz.komek.knowledge.store.ArticleTable;
import kz.komek.knowledge.store.RemarkTable;
import kz.komek.ticket.TicketViews;
import org.jspecify.annotations.Nullable;

/** What those who answer residents find wrong or miss, and what methodologists say to it. */
@ApplicationScoped
@Transactional
public class Remarks {
    private static final int MOST = 200;

    private final RemarkTable table;
    private final ArticleTable articles;
    private final TicketViews tickets;
    private final InstantSource time;

    Remarks(RemarkTable table, ArticleTable articles, TicketViews tickets, InstantSource time) {
        this.table = table;
        this.articles = articles;
        this.tickets = tickets;
        this.time = time;
    }

    /**
     * Sent again it is the same one; said again while the first is not answered, the first is the answer.
     *
     * @param article code; {@code null}: there is none about it
     * @param ticket number; {@code null}: from none
     */
    public Remark say(
            UUID id, @Nullable String article, RemarkKind kind, String words, @Nullable String ticket, String login) {
        var known = table.find(id);
        if (known.isPresent()) return known.get();
        Integer version = article == null ? null : shown(article).number();
        if (ticket != null && tickets.idFor(ticket, login).isEmpty()) throw new Refused(new Refusal.NoSuchTicket());
        var remark = new Remark(
                id, article, version, kind, words.strip(), ticket, login, time.instant(), new Remark.State.Open());
        table.add(remark);
        return table.find(id).or(() -> table.same(remark)).orElse(remark);
    }

    public Remark take(UUID id, String login) {
        return change(id, remark -> remark.take(login, time.instant()));
    }

    public Remark answer(UUID id, String words, String login) {
        return change(id, remark -> remark.answer(words.strip(), login, time.instant()));
    }

    private Remark change(UUID id, UnaryOperator<Remark> act) {
        Remark before = table.lock(id).orElseThrow(() -> new Refused(new Refusal.NoSuchRemark()));
        Remark after = act.apply(before);
        if (!after.equals(before)) table.put(after);
        return after;
    }

    public List<Remark> in(RemarkStage stage) {
        return table.in(stage, MOST);
    }

    public int waiting() {
        return table.waiting();
    }

    /** One's own, with what was answered. */
    public List<Remark> by(String login) {
        return table.by(login, MOST);
    }

    private ArticleVersion shown(String article) {
        return articles.shown(article).orElseThrow(() -> new Refused(new Refusal.NotShown()));
    }
}
