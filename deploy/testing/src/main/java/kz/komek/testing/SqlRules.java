package kz.komek.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What no rule over classes can see: SQL in migrations and in the strings of the sources. */
public final class SqlRules {
    private static final Pattern CLOCK = Pattern.compile(
            "\\b(now\\(\\s*\\)|current_(timestamp|date|time)\\b|local(timestamp|time)\\b"
                    + "|(clock|statement|transaction)_timestamp\\b|current timestamp\\b|'now')",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SQL_COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    /** Comments and character literals are matched only to be passed over. */
    private static final Pattern JAVA_STRING = Pattern.compile(
            "//[^\\n]*|/\\*.*?\\*/|'(?:\\\\.|[^'\\\\])+'|\"\"\"(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\\n])*)\"",
            Pattern.DOTALL);

    private SqlRules() {}

    /** Places where SQL reads the database's clock: time is injected there too, so that a test can move it by hand. */
    public static List<String> clocksIn(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            var found = new ArrayList<String>();
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (!name.endsWith(".sql") && !name.endsWith(".java")) continue;
                String text = Files.readString(file);
                String sql = name.endsWith(".sql") ? SQL_COMMENT.matcher(text).replaceAll(" ") : strings(text);
                CLOCK.matcher(sql).results().forEach(clock -> found.add(file + ": " + clock.group()));
            }
            return found;
        }
    }

    private static String strings(String java) {
        return JAVA_STRING.matcher(java).results().map(SqlRules::content).collect(Collectors.joining("\n"));
    }

    private static String content(MatchResult match) {
        if (match.group(1) != null) return match.group(1);
        return match.group(2) == null ? "" : match.group(2);
    }
}
