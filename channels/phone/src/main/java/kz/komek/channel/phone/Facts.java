package kz.komek.channel.phone;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import kz.komek.contract.Call;
import kz.komek.contract.Channel;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.ContactIds;
import kz.komek.contract.ContactReceived;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells what happened. A live call waits for Kafka no longer than a breath and goes on without it; what was lost then is
 * made up from the exchange's own lists ({@link CallLists}).
 */
final class Facts {
    private static final Logger LOG = Logger.getLogger(Facts.class);
    private static final Duration BREATH = Duration.ofMillis(1_500);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Consumer<ChannelEvent> events;
    private final Consumer<ContactReceived> contacts;
    private final InstantSource time;
    private final Duration breath;

    /** @param events publishes, and throws where Kafka does not acknowledge; {@code contacts} the same */
    Facts(Consumer<ChannelEvent> events, Consumer<ContactReceived> contacts, InstantSource time) {
        this(events, contacts, time, BREATH);
    }

    Facts(Consumer<ChannelEvent> events, Consumer<ContactReceived> contacts, InstantSource time, Duration breath) {
        this.events = events;
        this.contacts = contacts;
        this.time = time;
        this.breath = breath;
    }

    /** Where nobody is on the line. */
    Facts patiently() {
        return new Facts(events, contacts, time, PATIENCE);
    }

    /** The same, of what happened then. */
    Facts at(Instant then) {
        return new Facts(events, contacts, InstantSource.fixed(then), breath);
    }

    /** @param of what else tells this step from others of its kind in the same call */
    boolean tell(Heard heard, Call step, @Nullable Object of) {
        var event = event(heard, step, of);
        return within(() -> events.accept(event), step.step().name());
    }

    boolean tell(Heard heard, Call.Step step) {
        return tell(heard, Call.of(heard.call(), step).language(heard.language()), null);
    }

    boolean tell(ContactReceived contact) {
        return within(() -> contacts.accept(contact), "contact");
    }

    private ChannelEvent event(Heard heard, Call step, @Nullable Object of) {
        var id = ContactIds.of(Channel.PHONE, heard.call(), step.step().name(), of == null ? "" : of.toString());
        return new ChannelEvent(
                id,
                Channel.PHONE,
                heard.account(),
                time.instant(),
                ChannelEvent.Kind.CALL,
                null,
                null,
                heard.handle().orElse(null),
                step);
    }

    /** It goes on being published after the breath: late is better than never. */
    private boolean within(Runnable publishing, String what) {
        var task = new FutureTask<Void>(publishing, null);
        Thread.ofVirtual().name("tells-of-calls").start(task);
        try {
            Future<Void> future = task;
            future.get(breath.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf(
                    "Kafka did not acknowledge %s of a call in time (%s); the call goes on, and what is missing is made up"
                            + " from the exchange's list",
                    what, e.getClass().getSimpleName());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
