package kz.komek.ticket.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Transient;
import java.time.Duration;
import java.time.Instant;
import kz.komek.catalogue.domain.Priority;
import org.jspecify.annotations.Nullable;

/** Whose turn it is, since when, and who comes before whom: what the centre's queues are made of. */
@Embeddable
public class Turn {
    @Enumerated(EnumType.STRING)
    private @Nullable Desk desk;

    /** Where a rule or somebody put it, until the centre has nothing to do with it. */
    @Enumerated(EnumType.STRING)
    @Column(name = "put_to")
    private @Nullable Desk putTo;

    private String skill = "";

    @Enumerated(EnumType.STRING)
    private Priority priority = Priority.NORMAL;

    private boolean urgent;

    @Column(name = "allowance_minutes")
    private int allowance;

    private Instant rank;

    @Column(name = "waits_since")
    private @Nullable Instant since;

    @Column(name = "offered_to")
    private @Nullable String offeredTo;

    @Column(name = "offered_until")
    private @Nullable Instant offeredUntil;

    private @Nullable String proposed;

    @Enumerated(EnumType.STRING)
    private Routed.@Nullable Triage triage;

    /** To whom it was offered until just now. */
    @Transient
    private @Nullable String asked;

    /** Where it waited until just now. */
    @Transient
    private @Nullable Desk left;

    protected Turn() {}

    static Turn beginning(Instant at) {
        var turn = new Turn();
        turn.rank = at;
        return turn;
    }

    void route(Routed to) {
        putTo = to.desk();
        skill = to.skill();
        proposed = to.organisation();
        triage = to.triage();
        priority = to.priority();
        allowance = (int) to.allowance().toMinutes();
        urgent = to.urgent();
    }

    void put(Desk to) {
        putTo = to;
        triage = null;
    }

    void offer(String login, Instant until) {
        offeredTo = login;
        offeredUntil = until;
    }

    void withdraw() {
        if (offeredTo != null) asked = offeredTo;
        offeredTo = null;
        offeredUntil = null;
    }

    /**
     * After every act.
     *
     * @param natural where it waits by itself; {@code null}: the centre has nothing to do now
     * @param inHand somebody has it
     */
    void settle(@Nullable Desk natural, boolean inHand, Instant due, Instant at) {
        if (natural == null) {
            putTo = null;
            triage = null;
        }
        Desk now = putTo == null ? natural : putTo;
        if (now != desk) {
            left = desk;
            desk = now;
            since = now == null ? null : at;
            withdraw();
        }
        if (inHand) withdraw();
        due(due);
    }

    void due(Instant due) {
        rank = due.minus(Duration.ofMinutes(allowance));
    }

    /** Where it waits for one of the centre's people; {@code null}: the centre has nothing to do now. */
    public @Nullable Desk desk() {
        return desk;
    }

    /** A rule, or somebody, has said where it waits. */
    public boolean isPut() {
        return putTo != null;
    }

    /** That whoever works it must have; empty: none. */
    public String skill() {
        return skill;
    }

    public Priority priority() {
        return priority;
    }

    /** It waits in the queue of its own. */
    public boolean urgent() {
        return urgent;
    }

    /** The least comes first. Waiting raises it by itself: what comes later has a later deadline. */
    public Instant rank() {
        return rank;
    }

    /** Since when it waits at this desk, however often it was offered meanwhile. */
    public @Nullable Instant since() {
        return since;
    }

    public @Nullable String offeredTo() {
        return offeredTo;
    }

    public @Nullable Instant offeredUntil() {
        return offeredUntil;
    }

    /** To whom it was offered until this act ended the offer. */
    public @Nullable String asked() {
        return asked;
    }

    /** Where it waited until this act moved it on. */
    public @Nullable Desk left() {
        return left;
    }

    /** The body that the rules propose. */
    public @Nullable String proposed() {
        return proposed;
    }

    public Routed.@Nullable Triage triage() {
        return triage;
    }
}
