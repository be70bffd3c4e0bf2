package kz.komek.resident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.platform.sealing.Seal;
import kz.komek.resident.domain.Merge;
import kz.komek.resident.domain.MergeRefused;
import kz.komek.resident.domain.MergeRefused.Why;
import kz.komek.resident.domain.Resident;
import kz.komek.resident.store.PersonTable;
import kz.komek.resident.store.ResidentRepository;
import org.jspecify.annotations.Nullable;

/** What staff read of one person. */
@ApplicationScoped
@Transactional
public class People {
    private final PersonTable table;
    private final ResidentRepository residents;
    private final Seal seal;

    People(PersonTable table, ResidentRepository residents, Seal seal) {
        this.table = table;
        this.residents = residents;
        this.seal = seal;
    }

    /** @param id says nothing about the value; {@code resident} is the row it came with */
    public record Address(long id, Handle.Kind kind, String masked, long resident) {}

    /**
     * @param id of the row that stands for the person
     * @param language as they wrote last, or as somebody of ours set it
     * @param merges by which rows became this person
     */
    public record Person(
            long id,
            @Nullable String name,
            @Nullable Language language,
            Resident.@Nullable Consent consent,
            List<Address> handles,
            List<Merge> merges) {}

    public Person of(long resident) {
        long person = table.person(resident).orElseThrow(() -> new MergeRefused(Why.NO_SUCH_RESIDENT));
        var members = table.members(person);
        var rows = residents.list("id in ?1", members);
        return new Person(
                person,
                first(members, rows, Resident::displayName),
                Resident.spoken(rows),
                first(members, rows, Resident::consent),
                table.handles(members).stream()
                        .map(kept -> new Address(
                                kept.id(),
                                kept.kind(),
                                Masks.mask(kept.kind(), seal.open(kept.sealed())),
                                kept.residentId()))
                        .toList(),
                table.standing(members));
    }

    /** Of the row that stands for the person where it says so, else of another. */
    private static <T> @Nullable T first(
            List<Long> members, List<Resident> rows, java.util.function.Function<Resident, @Nullable T> value) {
        for (long member : members) {
            for (Resident row : rows) {
                T found = row.id() == member ? value.apply(row) : null;
                if (found != null) return found;
            }
        }
        return null;
    }
}
