package kz.komek.outage;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import kz.komek.contract.Names;
import kz.komek.contract.Place;
import kz.komek.contract.PublicWork;
import kz.komek.organisation.Organisations;
import kz.komek.organisation.domain.Organisation;
import kz.komek.outage.domain.PlannedWork;
import kz.komek.outage.domain.WorkPlace;
import kz.komek.territory.Territory;
import kz.komek.territory.domain.Entry;
import org.jspecify.annotations.Nullable;

/** Works as residents see them: names instead of codes. */
@Singleton
public class PublicWorks {
    private final PlannedWorks works;
    private final Territory territory;
    private final Organisations organisations;
    private final InstantSource time;

    PublicWorks(PlannedWorks works, Territory territory, Organisations organisations, InstantSource time) {
        this.works = works;
        this.territory = territory;
        this.organisations = organisations;
        this.time = time;
    }

    /** What is under way there now, or begins there soon. */
    public List<PublicWork> at(Place place, @Nullable String issue) {
        return views(works.at(place, time.instant(), issue));
    }

    /** What has not ended on a street, as people write it. @param district code; {@code null}: everywhere */
    public List<PublicWork> ahead(String street, @Nullable String district) {
        return views(works.ahead(new Place(street, district, null, null)));
    }

    private List<PublicWork> views(List<PlannedWorks.Here> here) {
        var names = names(here.stream().map(PlannedWorks.Here::work).toList());
        return here.stream().map(each -> view(each.work(), each.sure(), names)).toList();
    }

    /** All that has not ended, up to one more than {@link PublicWork#MOST}. @param district code; {@code null}: everywhere */
    public List<PublicWork> list(@Nullable String district) {
        var all = works.list(false, district, PublicWork.MOST + 1, 0);
        var names = names(all);
        return all.stream().map(work -> view(work, true, names)).toList();
    }

    /** In the order of {@link PlannedWork#places}: what each is called. */
    public Map<String, Territory.Standing> names(Collection<PlannedWork> works) {
        var codes = new HashSet<String>();
        works.forEach(work -> work.places().forEach(place -> codes.add(place.code())));
        return codes.isEmpty() ? Map.of() : territory.find(codes);
    }

    private PublicWork view(PlannedWork work, boolean sure, Map<String, Territory.Standing> names) {
        return new PublicWork(
                work.id(),
                work.resource().name(),
                work.state(time.instant()).name(),
                work.text(),
                organisations.find(work.organisation()).map(Organisation::names).orElse(null),
                work.from(),
                work.to(),
                work.places().stream().map(place -> where(place, names)).toList(),
                sure);
    }

    private static PublicWork.Where where(WorkPlace place, Map<String, Territory.Standing> names) {
        var standing = names.get(place.code());
        if (standing == null) {
            return new PublicWork.Where(null, new Names(place.code(), place.code(), place.code()), place.houses());
        }
        List<Entry> line = standing.line();
        return new PublicWork.Where(
                line.size() < 2 ? null : line.get(1).code(), standing.entry().names(), place.houses());
    }
}
