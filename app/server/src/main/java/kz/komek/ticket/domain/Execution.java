package kz.komek.ticket.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who executes a ticket, and how far they are. */
@Embeddable
public class Execution {
    /** The return that no other return may follow: then the arbiter decides. */
    static final int LAST_RETURN = 3;

    private @Nullable String organisation;

    @Column(name = "co_executors")
    private String[] coExecutors = {};

    /** Login of the executor who answers for it. */
    private @Nullable String responsible;

    /** How often it was sent on to another organisation. */
    private int redirects;

    private int returns;

    /** The arbiter has said whose it is: no more returns. */
    private boolean arbitrated;

    @Column(name = "planned_for")
    private @Nullable LocalDate plannedFor;

    @Column(name = "waits_for_funds")
    private boolean waitsForFunds;

    @Enumerated(EnumType.STRING)
    @Column(name = "proposed_outcome")
    private @Nullable Outcome proposedOutcome;

    protected Execution() {}

    static Execution none() {
        return new Execution();
    }

    /** True when another organisation had it before. */
    boolean sendTo(String to, List<String> with, @Nullable String whom, boolean byArbiter) {
        boolean redirected = organisation != null && !organisation.equals(to);
        if (redirected) redirects++;
        organisation = to;
        coExecutors =
                with.stream().filter(other -> !other.equals(to)).distinct().toArray(String[]::new);
        responsible = whom;
        arbitrated = arbitrated || byArbiter;
        plannedFor = null;
        waitsForFunds = false;
        proposedOutcome = null;
        return redirected;
    }

    void accept(String by) {
        responsible = by;
    }

    void loseResponsible() {
        responsible = null;
    }

    void plan(@Nullable LocalDate date, boolean funds) {
        plannedFor = date;
        waitsForFunds = funds;
    }

    void propose(Outcome outcome) {
        proposedOutcome = outcome;
    }

    /** The matter was reopened: earlier returns are of another round, the redirects stay to be seen. */
    void startAgain() {
        returns = 0;
        arbitrated = false;
        proposedOutcome = null;
    }

    boolean nextReturnIsDisputed() {
        return returns + 1 >= LAST_RETURN;
    }

    void returned() {
        returns++;
        responsible = null;
        plannedFor = null;
        waitsForFunds = false;
    }

    boolean isOf(String code) {
        return code.equals(organisation) || Set.of(coExecutors).contains(code);
    }

    public @Nullable String organisation() {
        return organisation;
    }

    public List<String> coExecutors() {
        return List.of(coExecutors);
    }

    public @Nullable String responsible() {
        return responsible;
    }

    public int redirects() {
        return redirects;
    }

    public int returns() {
        return returns;
    }

    public boolean arbitrated() {
        return arbitrated;
    }

    public @Nullable LocalDate plannedFor() {
        return plannedFor;
    }

    public boolean waitsForFunds() {
        return waitsForFunds;
    }

    /** What the executor proposes to close it with; {@code null} before they answered. */
    public @Nullable Outcome proposedOutcome() {
        return proposedOutcome;
    }
}
