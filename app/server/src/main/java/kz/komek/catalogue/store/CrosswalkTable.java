package kz.komek.catalogue.store;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import kz.komek.catalogue.domain.Crosswalk;
import kz.komek.catalogue.domain.Crosswalk.Step;
import kz.komek.catalogue.domain.StepKind;

/** The steps that hold; those taken back stay in the table for whoever asks later. */
@Singleton
public class CrosswalkTable {
    private final DataSource dataSource;

    CrosswalkTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public Crosswalk whole() {
        return new Crosswalk(steps());
    }

    public List<Step> steps() {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        select from_code, to_code, kind, at, by, note from catalogue_crosswalk
                        where undone_at is null order by id
                        """);
                var rows = select.executeQuery()) {
            var steps = new ArrayList<Step>();
            while (rows.next()) {
                steps.add(new Step(
                        rows.getString("from_code"),
                        rows.getString("to_code"),
                        StepKind.valueOf(rows.getString("kind")),
                        rows.getTimestamp("at").toInstant(),
                        rows.getString("by"),
                        rows.getString("note")));
            }
            return steps;
        } catch (SQLException e) {
            throw new IllegalStateException("the crosswalk cannot be read", e);
        }
    }

    public void add(List<Step> steps) {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement("""
                        insert into catalogue_crosswalk (from_code, to_code, kind, at, by, note)
                        values (?, ?, ?, ?, ?, ?)
                        """)) {
            for (Step step : steps) {
                insert.setString(1, step.from());
                insert.setString(2, step.to());
                insert.setString(3, step.kind().name());
                insert.setTimestamp(4, Timestamp.from(step.at()));
                insert.setString(5, step.by());
                insert.setString(6, step.note());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the crosswalk was not written", e);
        }
    }

    public void takeBack(String from, String by, Instant at) {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement("""
                        update catalogue_crosswalk set undone_at = ?, undone_by = ?
                        where from_code = ? and undone_at is null
                        """)) {
            update.setTimestamp(1, Timestamp.from(at));
            update.setString(2, by);
            update.setString(3, from);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the crosswalk was not written", e);
        }
    }
}
