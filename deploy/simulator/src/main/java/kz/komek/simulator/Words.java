package kz.komek.simulator;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What residents say and where they live: the data files beside this class. */
record Words(
        List<District> districts,
        List<Topic> topics,
        Letters letters,
        Map<String, People> people,
        List<Street> streets) {
    private static final ObjectMapper JSON = new ObjectMapper();

    record Topic(
            String topic,
            double weight,
            Map<String, String> subject,
            @JsonProperty("CONSULTATION") Map<String, List<String>> consultation,
            @JsonProperty("INCIDENT") Map<String, List<String>> incident) {}

    /** @param other kinds that are about no single topic: sentences by language, and the subject */
    record Letters(
            Map<String, List<String>> greetings,
            Map<String, List<String>> details,
            Map<String, List<String>> closings,
            Map<String, String> where,
            Map<String, String> mark,
            Map<String, String> address,
            Map<String, Other> other) {}

    record Other(Map<String, String> subject, List<String> kk, List<String> ru, List<String> en) {
        List<String> sentences(Language language) {
            return switch (language) {
                case KK -> kk;
                case RU -> ru;
                case EN -> en;
            };
        }
    }

    record People(List<String> women, List<String> men, List<String> families) {}

    record Street(String kk, String ru, String en) {
        String name(Language language) {
            return switch (language) {
                case KK -> kk;
                case RU -> ru;
                case EN -> en;
            };
        }
    }

    static Words read() {
        return new Words(
                counted(),
                json("topics.json", new TypeReference<>() {}),
                json("letters.json", new TypeReference<>() {}),
                json("people.json", new TypeReference<>() {}),
                csv("streets.csv").stream()
                        .map(row -> new Street(row[0], row[1], row[2]))
                        .toList());
    }

    /** The month that the centre's table of 2023 is the end of. */
    static MonthPlan month(int parts) {
        var districts = counted().stream().collect(Collectors.toMap(District::kk, Function.identity()));
        return new MonthPlan(csv("turkistan-2023.csv").stream()
                .map(row -> new MonthPlan.Row(
                                Objects.requireNonNull(districts.get(row[0])),
                                Integer.parseInt(row[2]),
                                Integer.parseInt(row[3]),
                                Integer.parseInt(row[4]))
                        .dividedBy(parts))
                .toList());
    }

    private static List<District> counted() {
        var counts = new HashMap<String, Integer>();
        for (String[] row : csv("turkistan-2023.csv")) counts.put(row[0], Integer.valueOf(row[1]));
        return csv("districts.csv").stream()
                .map(row -> new District(
                        row[1],
                        row[0],
                        row[2],
                        row[3],
                        Double.parseDouble(row[4]),
                        Double.parseDouble(row[5]),
                        Objects.requireNonNull(counts.get(row[0]), "no count for a district")))
                .toList();
    }

    private static List<String[]> csv(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .toList();
    }

    private static <T> T json(String name, TypeReference<T> type) {
        try {
            return JSON.readValue(bytes(name), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String name) {
        try (InputStream file = Objects.requireNonNull(Words.class.getResourceAsStream(name), name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
