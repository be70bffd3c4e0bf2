package kz.komek.territory;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import kz.komek.contract.Names;
import kz.komek.contract.Place;
import kz.komek.territory.domain.Entry;
import kz.komek.territory.domain.Kind;
import kz.komek.territory.domain.Located;
import kz.komek.territory.domain.Point;
import kz.komek.territory.store.CountedGazetteer;
import kz.komek.territory.store.PlansOfGazetteer;
import kz.komek.territory.store.TerritoryTable;
import kz.komek.testing.KomekTestResource;
import org.junit.jupiter.api.Test;

/** A city of 50,000 houses in a real PostgreSQL: what is looked up goes by indexes. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class GazetteerTest {
    private static final int STREETS = 500;
    private static final int HOUSES = 100;

    @Inject
    TerritoryTable table;

    @Inject
    Addresses addresses;

    @Inject
    Territory territory;

    @Inject
    DataSource dataSource;

    @Test
    void among_fifty_thousand_entries_an_address_and_a_pin_are_found_without_reading_through_them() throws Exception {
        build();
        for (String plan : PlansOfGazetteer.explained(dataSource)) {
            assertThat(plan).doesNotContain("Seq Scan on territory").contains("Index");
        }

        var batch = new ArrayList<Place>();
        for (int i = 0; i < 500; i++) {
            boolean pin = i % 2 == 0;
            Point point = point(i, i % HOUSES);
            batch.add(new Place(
                    pin ? null : "көш. Сынақ" + i + " " + (i % HOUSES + 1) + " үй",
                    null,
                    pin ? point.latitude() : null,
                    pin ? point.longitude() : null));
        }
        var located = addresses.locate(batch);
        for (int i = 0; i < 500; i++) {
            String expected = "big-" + i + "-" + (i % HOUSES + 1);
            assertThat(located.get(batch.get(i)))
                    .isInstanceOfSatisfying(
                            Located.Found.class,
                            found -> assertThat(found.code()).isEqualTo(expected));
        }
    }

    @Test
    void a_batch_of_five_hundred_places_takes_as_many_statements_as_one() {
        var one = List.of(new Place("Тәуке хан 3", null, 43.299, 68.247));
        var many = new ArrayList<Place>();
        for (int i = 0; i < 500; i++) many.add(new Place("Тәуке хан " + i, null, 43.299 + i * 0.0001, 68.247));
        assertThat(statements(one)).isEqualTo(4);
        assertThat(statements(many)).isEqualTo(4);
        assertThat(statements(List.of(new Place(null, "turkistan", null, null))))
                .as("nothing to look up")
                .isZero();
    }

    private int statements(List<Place> places) {
        var counted = new AtomicInteger();
        new Addresses(CountedGazetteer.over(dataSource, counted), territory).locate(places);
        return counted.get();
    }

    private void build() throws SQLException {
        var lines = new ArrayList<TerritoryTable.Line>();
        for (int street = 0; street < STREETS; street++) {
            String code = "big-" + street;
            lines.add(line(code, "shardara", Kind.STREET, "Сынақ" + street, point(street, 0), List.of(code)));
            for (int house = 0; house < HOUSES; house++) {
                lines.add(line(
                        code + "-" + (house + 1),
                        code,
                        Kind.HOUSE,
                        String.valueOf(house + 1),
                        point(street, house),
                        List.of(code, code + "-" + (house + 1))));
            }
        }
        QuarkusTransaction.requiringNew().run(() -> table.put(lines));
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("analyze territory");
            statement.execute("analyze territory_key");
        }
    }

    /** A hundred metres from house to house, two hundred from street to street. */
    private static Point point(int street, int house) {
        return new Point(41.0 + street * 0.0005, 67.8 + house * 0.0012);
    }

    private static TerritoryTable.Line line(
            String code, String parent, Kind kind, String name, Point point, List<String> below) {
        var path = new ArrayList<>(List.of("turkistan-oblast", "shardara"));
        path.addAll(below);
        var entry = new Entry(code, parent, kind, new Names(name, name, name), List.of(), point, null, null, true, 1);
        return new TerritoryTable.Line(entry, path, null, null);
    }
}
