package kz.komek.organisation;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.komek.organisation.domain.Colleague;
import kz.komek.organisation.store.StaffTable;
import kz.komek.platform.bell.Bell;
import kz.komek.platform.bell.Hears;
import kz.komek.platform.identity.PeoplesNames;
import kz.komek.platform.identity.SessionTokens.Session;
import org.jboss.logging.Logger;

/**
 * The centre's people.
 *
 * <p>Everybody is read anew at every change, and every 20 s, instead of being asked for one by one: a page of a queue names
 * fifty people, every request and every live event asks whether its reader is still with us, and all of them are a few
 * hundred rows. So a person who was made inactive is out at once on every replica, and within 20 s where one has lost its
 * ear. While the database does not answer, what was known stays: nobody
 * can be made inactive then, and a short outage must not log out the whole centre.
 */
@Singleton
public class Staff implements Hears {
    static final String BELL = "staff";

    private static final Comparator<Colleague> BY_NAME =
            Comparator.comparing(Colleague::name).thenComparing(Colleague::login);

    private static final Logger LOG = Logger.getLogger(Staff.class);

    private final StaffTable table;
    private final FirstPeople firstPeople;
    private final Bell bell;
    private final PeoplesNames names;
    /** What an unknown login is compared with, so that it takes as long as a known one. */
    private final String nobodysHash = Passwords.hash("nobody");

    private volatile Map<String, Colleague> all = Map.of();
    private volatile Map<String, Integer> passwordVersions = Map.of();

    Staff(StaffTable table, FirstPeople firstPeople, Bell bell, PeoplesNames names) {
        this.table = table;
        this.firstPeople = firstPeople;
        this.bell = bell;
        this.names = names;
    }

    /** Before others who observe the start: their demo names our organisations. */
    void start(@Observes @Priority(100) StartupEvent started) {
        firstPeople.arrive();
        readAll();
    }

    @Scheduled(every = "20s", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void readAgain() {
        try {
            readAll();
        } catch (IllegalStateException e) {
            LOG.warn("staff cannot be read; what was known stays, reading again in 20 s");
        }
    }

    /** Whoever changed somebody here sees it with the answer. */
    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) People.StaffChanged change) {
        readAgain();
    }

    void changing(@Observes People.StaffChanged change) {
        bell.ring(BELL);
    }

    @Override
    public String bell() {
        return BELL;
    }

    @Override
    public void heard() {
        readAgain();
    }

    private void readAll() {
        // First: a session is ended too early by no order of the two.
        passwordVersions = table.passwordVersions();
        all = table.all().stream().collect(Collectors.toUnmodifiableMap(Colleague::login, Function.identity()));
        names.are(all.values().stream().collect(Collectors.toMap(Colleague::login, Colleague::name)));
    }

    /** @param passwordVersion of the password that was given */
    public record Recognised(Colleague colleague, int passwordVersion) {}

    /** The name behind a login; the login itself when nobody has it. */
    public String name(String login) {
        Colleague colleague = all.get(login);
        return colleague == null ? login : colleague.name();
    }

    /** Who works here now. */
    public Optional<Colleague> active(String login) {
        return Optional.ofNullable(all.get(login)).filter(Colleague::active);
    }

    /**
     * Who works here now and whose session began with the password of today. A newer one than we know of was set
     * elsewhere, moments ago.
     */
    public Optional<Colleague> active(Session session) {
        return active(session.login())
                .filter(known -> session.passwordVersion() >= passwordVersions.getOrDefault(known.login(), 1));
    }

    /** Who takes the work of an organisation now, by name. */
    public List<Colleague> executorsOf(String organisation) {
        return all.values().stream()
                .filter(one -> one.executesFor(organisation))
                .sorted(BY_NAME)
                .toList();
    }

    /**
     * Who works here or executes for us now, by name.
     *
     * @param words a piece of a name or a login; empty: anybody
     * @param organisations who works for one of them only; none: anybody
     */
    public List<Colleague> colleagues(String words, Set<String> organisations, int limit) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return all.values().stream()
                .filter(Colleague::active)
                .filter(one -> organisations.isEmpty()
                        || one.organisation() != null && organisations.contains(one.organisation()))
                .filter(one -> one.name().toLowerCase(Locale.ROOT).contains(wanted)
                        || one.login().contains(wanted))
                .sorted(BY_NAME)
                .limit(limit)
                .toList();
    }

    /** Empty when login and password do not belong together; takes the same time whatever was wrong. */
    public Optional<Recognised> recognise(String login, String password) {
        String canonical = canonical(login);
        Optional<StaffTable.Password> known = table.password(canonical);
        boolean matches = BcryptUtil.matches(
                password, known.map(StaffTable.Password::hash).orElse(nobodysHash));
        if (!matches || known.isEmpty()) return Optional.empty();
        if (!all.containsKey(canonical)) readAll();
        return active(canonical)
                .map(colleague -> new Recognised(colleague, known.get().version()));
    }

    static String canonical(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }
}
