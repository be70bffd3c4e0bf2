package kz.komek.notice;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import kz.komek.contract.ResidentsDates;
import kz.komek.notice.domain.Escalation;
import kz.komek.notice.domain.Head;
import kz.komek.notice.domain.Levels;
import kz.komek.notice.domain.Step;
import kz.komek.notice.domain.Whom;
import kz.komek.notice.store.ChoiceTable;
import kz.komek.notice.store.EscalationTable;
import kz.komek.organisation.Organisations;
import kz.komek.organisation.Staff;
import kz.komek.organisation.domain.Colleague;
import kz.komek.organisation.domain.Organisation;
import kz.komek.organisation.domain.Role;
import kz.komek.platform.bell.Hears;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Whom a deadline that was not kept is told to, step by step. Asked for every breach, of which ten thousand may come in a
 * second: the ladders are kept in memory, as {@link Staff} is.
 */
@Singleton
public class Ladder implements Hears {
    static final String BELL = "ladder";

    private static final Logger LOG = Logger.getLogger(Ladder.class);

    private final EscalationTable table;
    private final ChoiceTable choices;
    private final Organisations organisations;
    private final Staff staff;
    private final InstantSource time;

    private volatile Known known = new Known(Map.of(), Escalation.none(""), Map.of(), Map.of());

    Ladder(EscalationTable table, ChoiceTable choices, Organisations organisations, Staff staff, InstantSource time) {
        this.table = table;
        this.choices = choices;
        this.organisations = organisations;
        this.staff = staff;
        this.time = time;
    }

    /** Raised in the transaction, for whoever keeps a copy. */
    record LadderChanged() {}

    private record Known(
            Map<String, Escalation> own,
            Escalation usual,
            Map<String, Organisation> bodies,
            Map<String, LocalDate> away) {}

    /**
     * What a ladder is asked for.
     *
     * @param organisation that executes; {@code null}: it is with the centre, whose heads are its supervisors
     * @param responsible who has it in hand; where nobody has, those who could take it
     * @param sphere code; {@code null}: not known
     * @param district code; {@code null}: not known
     * @param complained who must not hear of it
     */
    public record Matter(
            @Nullable String organisation,
            List<String> responsible,
            @Nullable String sphere,
            @Nullable String district,
            Complained complained) {}

    /**
     * Whom a complaint is about: they hear nothing of it, neither by number nor that there is one.
     *
     * @param organisations codes, those of their parts too: whoever works there or heads one
     * @param people logins
     */
    public record Complained(Set<String> organisations, Set<String> people) {
        public static final Complained NOBODY = new Complained(Set.of(), Set.of());

        public Complained {
            organisations = Set.copyOf(organisations);
            people = Set.copyOf(people);
        }
    }

    /**
     * A step with the people whom it tells now.
     *
     * @param number from 1, as {@code Told.step} wants it
     * @param logins who work here and are not away, and are not complained of; empty: there is nobody on the whole ladder
     */
    public record Rung(int number, Step step, List<String> logins) {}

    /** In their order. When each is due is the caller's to say, who knows the calendars. */
    public List<Rung> of(Matter matter) {
        Known now = known;
        Levels levels = levels(now, matter);
        var rungs = new ArrayList<Rung>();
        for (Step step : steps(now, matter.organisation()).steps()) {
            List<String> told = levels.told(step);
            // Where a complaint is about the whole ladder, the centre still hears of it.
            if (told.isEmpty()) told = supervisors(there(now).and(impartial(now, matter.complained())));
            rungs.add(new Rung(rungs.size() + 1, step, told));
        }
        return rungs;
    }

    /** Those who have it in hand, and are not complained of. */
    public List<String> responsible(Matter matter) {
        return matter.responsible().stream()
                .filter(impartial(known, matter.complained()))
                .toList();
    }

    /**
     * Steps in force.
     *
     * @param from code of whose they are; {@code null}: of all
     */
    public record InForce(List<Step> steps, @Nullable String from) {}

    /** @param organisation code; {@code null}: it is with the centre */
    public InForce inForce(@Nullable String organisation) {
        return steps(known, organisation);
    }

    private static InForce steps(Known now, @Nullable String organisation) {
        for (Organisation body : upwards(now, organisation)) {
            Escalation own = now.own.get(body.code());
            if (own != null && own.steps() != null) return new InForce(own.steps(), body.code());
        }
        List<Step> usual = now.usual.steps();
        return new InForce(usual == null ? List.of() : usual, null);
    }

    private Levels levels(Known now, Matter matter) {
        Predicate<String> there = there(now);
        var levels = new EnumMap<Whom, List<String>>(Whom.class);
        levels.put(
                Whom.RESPONSIBLE,
                matter.responsible().stream().filter(there).distinct().toList());
        if (matter.organisation() == null) {
            levels.put(Whom.ORGANISATION_HEAD, supervisors(there));
        } else {
            heads(now, matter.organisation(), there, levels);
        }
        Predicate<String> impartial = impartial(now, matter.complained());
        // Only now: those who stand in for somebody, or obey them, do not judge them in their place.
        levels.replaceAll((whom, those) -> those.stream().filter(impartial).toList());
        levels.put(
                Whom.DEPUTY_AKIM,
                Levels.deputies(now.usual.deputies(), matter.sphere(), matter.district(), there.and(impartial)));
        return new Levels(levels);
    }

    private Predicate<String> impartial(Known now, Complained complained) {
        if (complained.equals(Complained.NOBODY)) return login -> true;
        var heads = new HashSet<String>();
        for (String body : complained.organisations()) {
            Escalation own = now.own.get(body);
            if (own != null) own.heads().forEach(head -> heads.add(head.login()));
        }
        return login -> !complained.people().contains(login)
                && !heads.contains(login)
                && staff.active(login)
                        .map(Colleague::organisation)
                        .filter(complained.organisations()::contains)
                        .isEmpty();
    }

    private static void heads(Known now, String organisation, Predicate<String> there, Map<Whom, List<String>> levels) {
        List<Organisation> bodies = belowTheAkimat(upwards(now, organisation));
        List<List<String>> heads = bodies.stream()
                .map(body -> now.own.get(body.code()))
                .map(own -> own == null ? List.<Head>of() : own.heads())
                .map(those -> Levels.heads(those, there))
                .toList();
        if (heads.size() > 1) levels.put(Whom.DEPARTMENT_HEAD, heads.getFirst());
        levels.put(
                Whom.ORGANISATION_HEAD,
                heads.reversed().stream()
                        .limit(Math.max(1, heads.size() - 1))
                        .filter(those -> !those.isEmpty())
                        .findFirst()
                        .orElse(List.of()));
    }

    /** An akimat that others are parts of is no head of them: there the deputies answer for what is below. */
    private static List<Organisation> belowTheAkimat(List<Organisation> upwards) {
        var below = new ArrayList<Organisation>();
        for (Organisation body : upwards) {
            if (body.kind() == Organisation.Kind.AKIMAT && !below.isEmpty()) break;
            below.add(body);
            if (body.kind() == Organisation.Kind.AKIMAT) break;
        }
        return below;
    }

    /** Itself, and what it is part of, and so on. */
    private static List<Organisation> upwards(Known now, @Nullable String organisation) {
        var bodies = new ArrayList<Organisation>();
        Set<String> seen = new HashSet<>();
        String code = organisation;
        while (code != null && seen.add(code)) {
            Organisation body = now.bodies.get(code);
            if (body == null) break;
            bodies.add(body);
            code = body.parent();
        }
        return bodies;
    }

    private List<String> supervisors(Predicate<String> there) {
        return staff.colleagues("", Set.of(), Integer.MAX_VALUE).stream()
                .filter(one -> one.roles().contains(Role.SUPERVISOR))
                .map(Colleague::login)
                .filter(there)
                .toList();
    }

    private Predicate<String> there(Known now) {
        LocalDate today = LocalDate.ofInstant(time.instant(), ResidentsDates.CITY);
        return login -> staff.active(login).isPresent()
                && Optional.ofNullable(now.away.get(login))
                        .filter(last -> !today.isAfter(last))
                        .isEmpty();
    }

    /** After the organisations, whose demo ours follows. */
    void start(@Observes @Priority(300) StartupEvent started) {
        readAll();
    }

    @Scheduled(every = "20s", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void readAgain() {
        try {
            readAll();
        } catch (IllegalStateException e) {
            LOG.warn("ladders cannot be read; what was known stays, reading again in 20 s");
        }
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) LadderChanged change) {
        readAgain();
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
        var own = new HashMap<String, Escalation>();
        Escalation usual = known.usual;
        for (Escalation one : table.all()) {
            if (one.organisation() == null) usual = one;
            else own.put(one.organisation(), one);
        }
        var bodies = new HashMap<String, Organisation>();
        organisations.all().forEach(body -> bodies.put(body.code(), body));
        known = new Known(Map.copyOf(own), usual, Map.copyOf(bodies), choices.away());
    }
}
