package kz.komek.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import kz.komek.call.domain.CallTask;
import kz.komek.call.domain.CallTask.Refusal;
import kz.komek.call.domain.TaskEnding;
import kz.komek.call.domain.TaskKind;
import kz.komek.call.store.CallTable.Caller;
import kz.komek.call.store.TaskTable;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.correspondence.CallWanted;
import kz.komek.resident.Residents;
import kz.komek.ticket.TicketThread;
import kz.komek.ticket.domain.Ticket;
import org.jspecify.annotations.Nullable;

/** Whom we ring: who was not answered, who asked for it, and who can be told something in no other way. */
@ApplicationScoped
@Transactional
public class CallTasks {
    private static final int MOST_SHOWN = 200;

    private final TaskTable table;
    private final PhoneNumbers phones;
    private final TicketThread thread;
    private final Residents residents;
    private final InstantSource time;

    CallTasks(TaskTable table, PhoneNumbers phones, TicketThread thread, Residents residents, InstantSource time) {
        this.table = table;
        this.phones = phones;
        this.thread = thread;
        this.residents = residents;
        this.time = time;
    }

    /** It was not done. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final Refusal refusal;

        Refused(Refusal refusal) {
            super(refusal.name());
            this.refusal = refusal;
        }

        public Refusal refusal() {
            return refusal;
        }
    }

    /**
     * Somebody is to be told something and has only a telephone. In the transaction of whoever wants it.
     *
     * @param id the asker's: the same again changes nothing
     * @param phone in E.164
     * @param number of the ticket it is about; {@code null}: of none
     */
    public void wanted(UUID id, String phone, @Nullable Language language, @Nullable String number, String words) {
        ask(id, TaskKind.TELL, phones.sealed(phone), language, number, words, time.instant());
    }

    /** What did not arrive in writing. Whoever has no telephone stays with the operator who sees that it did not. */
    void on(@Observes CallWanted asked) {
        Ticket ticket = thread.ticket(asked.ticket());
        residents
                .reachable(thread.people(ticket), Handle.Kind.PHONE)
                .ifPresent(to -> ask(
                        asked.message(),
                        TaskKind.TELL,
                        phones.sealed(to.value()),
                        ticket.language(),
                        ticket.number(),
                        null,
                        asked.at()));
    }

    /** A call that is owed: one for each number at a time. */
    void owed(UUID id, TaskKind kind, Caller caller, @Nullable Language language, Instant at) {
        ask(id, kind, caller, language, null, null, at);
    }

    private void ask(
            UUID id,
            TaskKind kind,
            Caller caller,
            @Nullable Language language,
            @Nullable String number,
            @Nullable String words,
            Instant at) {
        if (table.isAsked(id)) return;
        table.ask(id, table.want(id, kind, caller, language, number, words, at));
    }

    /** They reached us themselves. */
    void answered(Caller caller, Instant at) {
        table.notNeeded(caller.fingerprint(), at);
    }

    /** The oldest first. */
    public List<CallTask> open() {
        return table.open(MOST_SHOWN);
    }

    public CallTask take(UUID id, String by) {
        CallTask task = lock(id);
        refuse(task.refusesToBeTaken(by));
        table.give(id, by, time.instant());
        return lock(id);
    }

    public void putBack(UUID id, String by) {
        CallTask task = lock(id);
        refuse(task.refusesToBeTried(by));
        table.give(id, null, time.instant());
    }

    /** They were rung. After three tries in vain it is over. */
    public CallTask tried(UUID id, boolean reached, String by) {
        Instant now = time.instant();
        CallTask task = lock(id);
        refuse(task.refusesToBeTried(by));
        TaskEnding ending = task.after(reached);
        table.tried(id, by, reached, now, ending == null ? now.plus(CallTask.BETWEEN_TRIES) : null);
        if (ending != null) table.end(id, ending, by, now);
        return lock(id);
    }

    public CallTask notNeeded(UUID id, String by) {
        CallTask task = lock(id);
        refuse(task.refusesToBeTried(by));
        table.end(id, TaskEnding.NOT_NEEDED, by, time.instant());
        return lock(id);
    }

    private CallTask lock(UUID id) {
        return table.lock(id).orElseThrow(() -> new Refused(Refusal.NO_SUCH_TASK));
    }

    private static void refuse(@Nullable Refusal refusal) {
        if (refusal != null) throw new Refused(refusal);
    }
}
