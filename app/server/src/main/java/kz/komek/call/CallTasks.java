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
import kz.komek.call.domain.TryResult;
import kz.komek.call.store.CallTable;
import kz.komek.call.store.CallTable.Caller;
import kz.komek.call.store.TaskTable;
import kz.komek.call.store.TaskTable.Asked;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.correspondence.CallWanted;
import kz.komek.resident.Residents;
import kz.komek.ticket.TicketThread;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Ticket;
import org.jspecify.annotations.Nullable;

/** Whom we ring: who was not answered, who asked for it, and who can be told something in no other way. */
@ApplicationScoped
@Transactional
public class CallTasks {
    private static final int MOST_SHOWN = 200;

    private final TaskTable table;
    private final CallTable calls;
    private final PhoneNumbers phones;
    private final TicketThread thread;
    private final Residents residents;
    private final InstantSource time;

    CallTasks(
            TaskTable table,
            CallTable calls,
            PhoneNumbers phones,
            TicketThread thread,
            Residents residents,
            InstantSource time) {
        this.table = table;
        this.calls = calls;
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

    /** What did not arrive in writing is told. Whoever has no telephone stays with the operator who sees that it did not. */
    void on(@Observes CallWanted asked) {
        Ticket ticket = thread.ticket(asked.ticket());
        String words = thread.message(asked.message()).map(Message::text).orElse(null);
        residents
                .reachable(thread.people(ticket), Handle.Kind.PHONE)
                .ifPresent(to -> table.tell(
                        asked.message(),
                        phones.sealed(to.value()),
                        ticket.language(),
                        ticket.number(),
                        words,
                        asked.at()));
    }

    /**
     * What a call asks for now, as far as it has been told. Calls of one number share the task that is open for it.
     *
     * @param id the call's
     * @param kind {@code null}: nothing
     * @param since when they wanted to be served
     */
    void settle(UUID id, @Nullable TaskKind kind, Caller caller, @Nullable Language language, Instant since) {
        table.lock(caller);
        Asked before = table.asked(id).orElse(null);
        boolean owed = kind != null && !calls.answeredSince(caller, since);
        if (owed) ask(id, kind, caller, language, since, before);
        else if (before != null) withdraw(id, before);
    }

    private void ask(
            UUID id, TaskKind kind, Caller caller, @Nullable Language language, Instant since, @Nullable Asked before) {
        if (before != null && before.done()) return;
        UUID task = before != null && before.open() ? before.task() : table.want(kind, caller, since);
        table.asks(id, task, kind, language, since);
        table.renew(task, time.instant());
    }

    private void withdraw(UUID id, Asked before) {
        table.withdraw(id, time.instant());
        if (before.open()) table.renew(before.task(), time.instant());
    }

    /** They reached us themselves: what they had wanted until then is done. */
    void answered(Caller caller, Instant at) {
        table.lock(caller);
        Instant now = time.instant();
        table.withdrawUntil(caller, at, now).ifPresent(task -> table.renew(task, now));
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
    public CallTask tried(UUID id, TryResult result, String by) {
        Instant now = time.instant();
        CallTask task = lock(id);
        refuse(task.refusesToBeTried(by));
        TaskEnding ending = task.after(result);
        table.tried(id, by, result, now, ending == null ? now.plus(CallTask.BETWEEN_TRIES) : null);
        if (ending != null) {
            table.end(id, ending, by, now);
            if (task.kind() == TaskKind.TELL) told(id, ending, now);
        }
        return lock(id);
    }

    /** The message that was told by telephone has come as far as that. */
    private void told(UUID id, TaskEnding ending, Instant at) {
        boolean reached = ending == TaskEnding.REACHED;
        var how = reached ? Message.Delivery.DELIVERED : Message.Delivery.UNREACHABLE;
        thread.message(id)
                .ifPresent(message -> thread.delivered(List.of(
                        new TicketThread.Delivered(id, message.ticketId(), how, "CALL: " + ending, !reached, at))));
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
