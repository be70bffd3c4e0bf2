package kz.komek.channel.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import kz.komek.channel.AccountsOnDuty;
import kz.komek.channel.Contacts;
import kz.komek.channel.SystemTime;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.DeliveryReported;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes mail out of one mailbox, for ever. The mailbox is the memory: a message without the keyword {@value #TAKEN} is
 * new, and it gets the keyword after Kafka has acknowledged its contact. Therefore nothing is lost or doubled by a
 * restart, and a changed UIDVALIDITY means nothing; what is read twice anyway is one contact by its id.
 *
 * <p>Kafka or the file store down: the mail waits where it is. A mail that cannot be read becomes a contact that says
 * so; a mail that the server does not give is tried {@value #TRIES} times first. Neither stops the mail behind it.
 */
final class ImapMailbox implements AccountsOnDuty.Duty {
    static final String TAKEN = "$KomekTaken";
    /** Where servers do not allow own keywords, taken mail goes here. */
    static final String TAKEN_FOLDER = "Komek taken";

    private static final Logger LOG = Logger.getLogger(ImapMailbox.class);
    private static final Flags TAKEN_FLAG = new Flags(TAKEN);
    private static final int TRIES = 5;

    /**
     * @param poll how often to look when no wake-up comes; servers may close what was silent for 30 seconds
     * @param idle how long one IDLE lasts; servers and firewalls forget longer ones
     * @param firstRetry doubled with every failure up to {@code poll}
     */
    record Pace(Duration poll, Duration idle, Duration firstRetry) {
        static final Pace USUAL = new Pace(Duration.ofSeconds(20), Duration.ofMinutes(5), Duration.ofSeconds(1));
    }

    /** Where what was taken goes; both throw {@link Contacts.NotAcknowledged} when it surely did not get there. */
    record Destination(Consumer<ContactReceived> contacts, Consumer<DeliveryReported> reports) {}

    private enum Lost {
        LOGIN_REFUSED,
        CONNECTION,
        FILE_STORE
    }

    private final MailServer server;
    private final MailNormaliser normaliser;
    private final Destination destination;
    private final MailCounters counters;
    private final SystemTime time;
    private final Pace pace;
    private final Semaphore wake = new Semaphore(0);
    private final Map<String, Integer> failures = new HashMap<>();
    /**
     * Published over this connection, and the keyword could not be set yet. Forgotten with the connection: then the same
     * contact is published again, which is safer than to trust that a server never gives a UID twice.
     */
    private final Set<String> acknowledged = new HashSet<>();

    // Only touched by the thread that takes.
    /** Whether this connection has brought one whole look into the mailbox. */
    private boolean looked;

    private boolean lossIsTold = true;

    private volatile boolean ended;
    private volatile @Nullable Thread taking;
    private volatile @Nullable IMAPStore idling;

    ImapMailbox(
            MailServer server,
            MailNormaliser normaliser,
            Destination destination,
            MailCounters counters,
            SystemTime time,
            Pace pace) {
        this.server = server;
        this.normaliser = normaliser;
        this.destination = destination;
        this.counters = counters;
        this.time = time;
        this.pace = pace;
    }

    /** Polls in threads of its own until {@link #end}. */
    ImapMailbox start() {
        taking = Thread.ofPlatform().daemon().name("takes-mail").start(this::takeForEver);
        Thread.ofPlatform().daemon().name("waits-for-mail").start(this::idleForEver);
        return this;
    }

    @Override
    public void end() {
        ended = true;
        wake.release();
        closeQuietly(idling);
    }

    /** Where a server knows no IDLE, who waits for mail has gone home; who takes it never has. */
    @Override
    public boolean alive() {
        Thread thread = taking;
        return ended || thread == null || thread.isAlive();
    }

    private void takeForEver() {
        Duration retry = pace.firstRetry;
        while (!ended) {
            try {
                connectAndTake();
            } catch (MessagingException | UncheckedIOException e) {
                if (ended) return;
                if (looked) retry = pace.firstRetry;
                if (looked && e instanceof MessagingException) {
                    // Servers close connections as they please; only one that cannot be made again is a loss.
                    LOG.debugf(
                            "%s closed the connection (%s)",
                            server, e.getClass().getSimpleName());
                    continue;
                }
                tell(e, retry);
                lossIsTold = true;
                pause(retry);
                retry = shorter(retry.multipliedBy(2), pace.poll);
            } catch (RuntimeException e) {
                if (looked) retry = pace.firstRetry;
                LOG.errorf(e, "taking mail from %s failed in an unforeseen way; trying again in %s", server, retry);
                pause(retry);
                retry = shorter(retry.multipliedBy(2), pace.poll);
            }
        }
    }

    private void connectAndTake() throws MessagingException {
        looked = false;
        try (var store = connect(server.imap().getStore("imap"))) {
            IMAPFolder inbox = open(store, Folder.READ_WRITE);
            acknowledged.clear();
            while (!ended) {
                takeNew(store, inbox);
                looked = true;
                if (lossIsTold) LOG.infof("looking for mail at %s", server);
                lossIsTold = false;
                pause(pace.poll);
            }
        }
    }

    /** One look into the mailbox: everything new is taken. */
    void visit() throws MessagingException {
        try (var store = connect(server.imap().getStore("imap"))) {
            takeNew(store, open(store, Folder.READ_WRITE));
        }
    }

    /** Is closed with its store. Never by {@code close()}, which expunges what people have marked as deleted. */
    private static IMAPFolder open(IMAPStore store, int mode) throws MessagingException {
        var inbox = (IMAPFolder) store.getFolder("INBOX");
        inbox.open(mode);
        return inbox;
    }

    private IMAPStore connect(jakarta.mail.Store store) throws MessagingException {
        server.connect(store);
        return (IMAPStore) store;
    }

    private void takeNew(IMAPStore store, IMAPFolder inbox) throws MessagingException {
        boolean keywords = inbox.getPermanentFlags().contains(Flags.Flag.USER);
        // Without keywords taken mail leaves the folder; what could only be marked for deletion counts as gone.
        var unseen = keywords ? new FlagTerm(TAKEN_FLAG, false) : new FlagTerm(new Flags(Flags.Flag.DELETED), false);
        for (IMAPMessage message : inOrder(inbox, inbox.search(unseen))) {
            if (ended) return;
            String place = place(inbox, message);
            try {
                if (!acknowledged.contains(place) && !take(message, place)) continue;
                if (keywords) message.setFlags(TAKEN_FLAG, true);
                else moveAway(store, inbox, message);
                acknowledged.remove(place);
                failures.remove(place);
            } catch (MessageRemovedException gone) {
                LOG.debugf("mail %s was removed while it was read", place);
            } catch (UncheckedIOException fileStore) {
                throw fileStore;
            } catch (MessagingException | IOException | RuntimeException | Error e) {
                failed(place, e);
                if (!inbox.isOpen()) throw new FolderClosedException(inbox, "connection lost at one mail");
            }
        }
    }

    private void failed(String place, Throwable e) {
        // What is published and only not marked never becomes a contact that says it cannot be fetched.
        int most = acknowledged.contains(place) ? TRIES - 1 : TRIES;
        int tries = failures.merge(place, 1, (before, one) -> Math.min(before + one, most));
        LOG.warnf(
                "taking mail %s failed (%s, %d of %d); those behind it go first",
                place, e.getClass().getSimpleName(), tries, TRIES);
    }

    /** @return false: this mailbox is no longer ours to take from */
    private boolean take(IMAPMessage message, String place) throws MessagingException, IOException {
        Instant receivedAt = receivedAt(message);
        Incoming incoming;
        if (failures.getOrDefault(place, 0) < TRIES) {
            incoming = read(message, receivedAt);
        } else {
            LOG.errorf("mail %s cannot be fetched; its contact says so, the mail stays in the mailbox", place);
            incoming = new Incoming.Contact(normaliser.unfetchable(place, receivedAt));
        }
        if (!deliver(incoming)) return false;
        acknowledged.add(place);
        counters.taken(incoming);
        return true;
    }

    /** As they came; those that made trouble before come last, for they may break the connection again. */
    private List<IMAPMessage> inOrder(IMAPFolder inbox, Message[] found) throws MessagingException {
        if (found.length == 0) return List.of();
        // Not the envelope: a server's parsing of a bad one may fail, and the source has all of it.
        var profile = new FetchProfile();
        profile.add(FetchProfile.Item.SIZE);
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        profile.add(UIDFolder.FetchProfileItem.UID);
        inbox.fetch(found, profile);
        var messages = new ArrayList<IMAPMessage>();
        var places = new HashMap<Message, Integer>();
        for (Message message : found) {
            messages.add((IMAPMessage) message);
            places.put(message, failures.isEmpty() ? 0 : failures.getOrDefault(place(inbox, message), 0));
        }
        messages.sort(Comparator.comparing(places::get)); // stable
        return messages;
    }

    private static String place(IMAPFolder inbox, Message message) throws MessagingException {
        return inbox.getUIDValidity() + ":" + inbox.getUID(message);
    }

    /** The mailbox's own time: a promise counts from there, also when we were away. */
    private Instant receivedAt(IMAPMessage message) throws MessagingException {
        Instant now = time.unmoved();
        Date arrived = message.getReceivedDate();
        return time.moved(arrived != null && arrived.toInstant().isBefore(now) ? arrived.toInstant() : now);
    }

    private Incoming read(IMAPMessage message, Instant receivedAt) throws MessagingException, IOException {
        long size = message.getSize();
        if (size > MailNormaliser.LARGEST) {
            LOG.warnf("a mail of %d bytes is too large; its contact says so, the mail stays in the mailbox", size);
            return new Incoming.Contact(normaliser.tooLarge(headers(message), size, receivedAt));
        }
        return normaliser.read(source(message), receivedAt);
    }

    private static byte[] source(IMAPMessage message) throws MessagingException, IOException {
        try (InputStream source = message.getMimeStream()) {
            return source.readAllBytes();
        }
    }

    private static byte[] headers(IMAPMessage message) throws MessagingException {
        var bytes = new ByteArrayOutputStream();
        for (String line : Collections.list(message.getAllHeaderLines())) {
            bytes.writeBytes((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        bytes.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    /**
     * Publishes until it is acknowledged; the file store already has the original, so it is not read again.
     *
     * @return false: this mailbox is no longer ours to take from
     */
    private boolean deliver(Incoming incoming) {
        Duration retry = pace.firstRetry;
        while (true) {
            try {
                switch (incoming) {
                    case Incoming.Contact contact -> destination.contacts.accept(contact.contact());
                    case Incoming.Returned returned -> destination.reports.accept(returned.report());
                    case Incoming.Progress progress -> LOG.debugf("a server says: %s", progress.action());
                }
                return true;
            } catch (Contacts.NotAcknowledged e) {
                if (ended) return false;
                LOG.warnf("Kafka does not acknowledge; mail waits in its mailbox, trying again in %s", retry);
                pause(retry);
                retry = shorter(retry.multipliedBy(2), pace.poll);
            }
        }
    }

    private static void moveAway(IMAPStore store, IMAPFolder inbox, Message message) throws MessagingException {
        Folder taken = store.getFolder(TAKEN_FOLDER);
        if (!taken.exists()) taken.create(Folder.HOLDS_MESSAGES);
        Message[] one = {message};
        if (store.hasCapability("MOVE")) {
            inbox.moveMessages(one, taken);
            return;
        }
        inbox.copyMessages(one, taken);
        message.setFlag(Flags.Flag.DELETED, true);
        // Without UIDPLUS an expunge would take along what people have marked; then the mark is enough.
        if (store.hasCapability("UIDPLUS")) inbox.expunge(one);
    }

    /** Only wakes the other thread; a lost connection costs no more than one polling interval. */
    private void idleForEver() {
        while (!ended) {
            long begun = System.nanoTime();
            try (var store = connect(server.imap((int) pace.idle.toMillis()).getStore("imap"))) {
                idling = store;
                if (!store.hasCapability("IDLE")) return;
                IMAPFolder inbox = open(store, Folder.READ_ONLY);
                while (!ended) {
                    wake.release();
                    inbox.idle(true);
                }
            } catch (FolderClosedException | StoreClosedException readTimeout) {
                // One IDLE has lasted long enough; the next begins with a new connection. Not at once where they never
                // last.
                if (System.nanoTime() - begun < pace.firstRetry.toNanos()) pauseIdling();
            } catch (MessagingException | RuntimeException e) {
                pauseIdling();
            }
        }
    }

    private void tell(Exception e, Duration retry) {
        Lost why = switch (e) {
            case AuthenticationFailedException refused -> Lost.LOGIN_REFUSED;
            case UncheckedIOException store -> Lost.FILE_STORE;
            default -> Lost.CONNECTION;
        };
        counters.connectionLost(why);
        switch (why) {
            case LOGIN_REFUSED ->
                LOG.errorf(
                        "%s refuses our login; no mail is taken until user and password are right, trying again in %s",
                        server, retry);
            case FILE_STORE ->
                LOG.errorf("the file store fails (%s); mail waits in its mailbox, trying again in %s", e, retry);
            case CONNECTION ->
                LOG.warnf(
                        "no connection to %s (%s); mail waits there, trying again in %s",
                        server, e.getClass().getSimpleName(), retry);
        }
    }

    private void pause(Duration most) {
        if (ended) return;
        try {
            if (wake.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) wake.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended = true;
        }
    }

    private void pauseIdling() {
        if (ended) return;
        try {
            Thread.sleep(pace.poll);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static void closeQuietly(@Nullable IMAPStore store) {
        if (store == null) return;
        try {
            store.close();
        } catch (MessagingException alreadyGone) {
            // it was to be closed
        }
    }
}
