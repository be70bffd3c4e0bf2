package kz.komek.territory.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** How PostgreSQL would answer the register's questions for a batch of 500. */
public final class PlansOfGazetteer {
    private PlansOfGazetteer() {}

    public static List<String> explained(DataSource dataSource) throws SQLException {
        var keys = IntStream.range(0, 500).mapToObj(i -> "сынак" + i).toArray();
        var codes = IntStream.range(0, 500).mapToObj(i -> "big-" + i).toArray();
        var numbers = IntStream.range(0, 500).mapToObj(i -> "7").toArray();
        var pins = IntStream.range(0, 500).boxed().toArray();
        var east = IntStream.range(0, 500).mapToObj(i -> 67.8 + i * 0.0001).toArray();
        var north = IntStream.range(0, 500).mapToObj(i -> 41.0 + i * 0.0005).toArray();
        try (var connection = dataSource.getConnection()) {
            var plans = new ArrayList<String>();
            try (var named = connection.prepareStatement("explain " + Gazetteer.NAMED)) {
                named.setArray(1, connection.createArrayOf("text", keys));
                plans.add(plan(named));
            }
            try (var houses = connection.prepareStatement("explain " + Gazetteer.HOUSES)) {
                houses.setArray(1, connection.createArrayOf("text", codes));
                houses.setArray(2, connection.createArrayOf("text", numbers));
                plans.add(plan(houses));
            }
            try (var near = connection.prepareStatement("explain " + Gazetteer.NEAR)) {
                near.setArray(1, connection.createArrayOf("int4", pins));
                near.setArray(2, connection.createArrayOf("float8", east));
                near.setArray(3, connection.createArrayOf("float8", north));
                for (int i = 4; i <= 7; i++) near.setDouble(i, 0.002);
                plans.add(plan(near));
            }
            return plans;
        }
    }

    private static String plan(java.sql.PreparedStatement explain) throws SQLException {
        var lines = new StringBuilder();
        try (var rows = explain.executeQuery()) {
            while (rows.next()) lines.append(rows.getString(1)).append('\n');
        }
        return lines.toString();
    }
}
