package kz.komek.workqueue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.komek.organisation.Staff;
import kz.komek.organisation.domain.Colleague;
import kz.komek.platform.problem.Stale;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.Rights;
import kz.komek.workqueue.domain.Refusal;
import kz.komek.workqueue.domain.Refused;
import kz.komek.workqueue.domain.SavedView;
import kz.komek.workqueue.store.ViewTable;
import org.jspecify.annotations.Nullable;

/** Views of queues under names: one's own, and those that whoever leads gives to a desk. */
@ApplicationScoped
@Transactional
public class SavedViews {
    private static final int MOST = 100;

    private final ViewTable table;
    private final Staff staff;

    SavedViews(ViewTable table, Staff staff) {
        this.table = table;
        this.staff = staff;
    }

    /** @param first with which their work begins; {@code null}: with none of them */
    public record Mine(List<SavedView> views, @Nullable UUID first) {}

    public Mine of(String login) {
        return new Mine(table.of(login, seen(login)), table.first(login).orElse(null));
    }

    /** @param wanted its version is the one that the caller saw, 0: there is none yet */
    public SavedView keep(SavedView wanted, String by) {
        if (!wanted.isNamed()) throw new Refused(new Refusal.NameWrong(SavedView.LONGEST_NAME));
        if (!wanted.isReadable()) throw new Refused(new Refusal.ViewUnreadable());
        requireTheirs(wanted, by);
        SavedView before = table.lock(wanted.id()).orElse(null);
        if (before == null) return added(wanted, by);
        requireTheirs(before, by);
        if (before.saysTheSame(wanted)) return before;
        if (before.version() != wanted.version()) throw new Stale();
        SavedView after = wanted.versioned(before.version() + 1);
        table.put(after);
        return after;
    }

    private SavedView added(SavedView wanted, String by) {
        if (wanted.version() != 0) throw new Refused(new Refusal.NoSuchView());
        if (table.of(by, seen(by)).size() >= MOST) throw new Refused(new Refusal.TooManyViews(MOST));
        SavedView first = wanted.versioned(1);
        if (!table.add(first)) throw new Stale();
        return first;
    }

    /** What is gone already stays gone. */
    public void delete(UUID id, int version, String by) {
        SavedView before = table.lock(id).orElse(null);
        if (before == null) return;
        requireTheirs(before, by);
        if (before.version() != version) throw new Stale();
        table.delete(id);
    }

    /** @param view with which their work begins; {@code null}: with none */
    public void beginWith(@Nullable UUID view, String login) {
        if (view != null
                && table.of(login, seen(login)).stream()
                        .noneMatch(one -> one.id().equals(view))) {
            throw new Refused(new Refusal.NoSuchView());
        }
        table.putFirst(login, view);
    }

    /** One's own is one's own; what a desk sees is kept by those who lead. */
    private void requireTheirs(SavedView view, String login) {
        boolean theirs = view.desk() == null ? view.owner().equals(login) : leads(login);
        if (!theirs) throw new Refused(new Refusal.NoSuchView());
    }

    private boolean leads(String login) {
        return staff.active(login).filter(Rights::routes).isPresent();
    }

    private Set<Desk> seen(String login) {
        if (leads(login)) return EnumSet.allOf(Desk.class);
        Colleague who = staff.active(login).orElse(null);
        return who == null ? Set.of() : Desk.of(who);
    }
}
