package kz.komek.channel.email;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Folds away what a reply repeats of earlier mail, so that an operator reads the new words first. Nothing is lost: the
 * original is kept, and whenever it is not plain that something is a quotation, everything stays.
 */
final class QuotedText {
    private static final int MOST_LINES = 1000;
    private static final int LONGEST_ATTRIBUTION = 400;

    /** "On …, X wrote:", "20.11.2026 10:00, X пишет:", "… жазды:"; in one line or wrapped over a few. */
    private static final Pattern ATTRIBUTION =
            Pattern.compile("(?iu)(?=.*\\d).*(?<!\\p{L})(?:wrote|writes|пишет|писал|писала|"
                    + "написал|написала|написал\\(а\\)|жазды|жазған|деп жазды)\\s*:\\s*");
    /** Mail.ru: "Понедельник, 20 ноября 2026, 10:00 +05:00 от X <x@y>:" */
    private static final Pattern MAIL_RU = Pattern.compile(
            "(?iu)\\p{L}{2,12}, \\d{1,2} \\p{L}{3,9}\\.? \\d{4}.{0,40} (?:от|from|бастап) .{0,200}:\\s*");

    /** Gmail and Yandex in Russian: date, time, name and address, no verb. */
    private static final Pattern TIME_AND_ADDRESS =
            Pattern.compile("(?iu).*\\d{1,2}:\\d{2}.*<[^<>\\s]+@[^<>\\s]+>\\s*:\\s*");

    private static final Pattern SEPARATOR =
            Pattern.compile("(?iu)\\s*[-_=]{2,}\\s*(?:original message|original appointment|"
                    + "исходное сообщение|первоначальное сообщение|оригинальное сообщение|бастапқы хабар(?:лама)?|"
                    + "бастапқы хат)\\s*[-_=]{2,}\\s*");
    private static final Pattern FORWARD =
            Pattern.compile("(?iu)\\s*[-_=]{2,}\\s*(?:forwarded message|пересылаемое сообщение|"
                    + "перенаправленное сообщение|пересланное сообщение|қайта жіберілген (?:хабар|хабарлама|хат)|"
                    + "жіберілген хабар(?:лама)?)\\s*[-_=]{2,}\\s*|begin forwarded message:\\s*");
    private static final Pattern FORWARD_SUBJECT = Pattern.compile("(?iu)\\s*(?:fwd?|пересл|пер|қайта жіб)\\s*:.*");
    private static final Pattern OUTLOOK_FROM =
            Pattern.compile("(?iu)\\*?(?:from|от|от кого|кімнен|жіберуші)\\s*:\\*?\\s*\\S.*");
    private static final Pattern OUTLOOK_DATE =
            Pattern.compile("(?iu)\\*?(?:sent|date|отправлено|дата|жіберілді|жіберілген|күні)\\s*:\\*?\\s*\\S.*");

    private QuotedText() {}

    /** The new words of a mail; the whole text when there would be none. */
    static String fold(String text, String subject) {
        if (FORWARD_SUBJECT.matcher(subject).matches()) return text;
        List<String> lines = text.lines().toList();
        if (lines.size() > MOST_LINES) return text;
        String folded = fold(lines).strip();
        return folded.isEmpty() ? text : folded;
    }

    private static String fold(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (FORWARD.matcher(lines.get(i)).matches()) return String.join("\n", lines);
            if (SEPARATOR.matcher(lines.get(i)).matches() || isOutlookBlock(lines, i)) return upTo(lines, i);
            int length = attribution(lines, i);
            if (length > 0) {
                int next = nextText(lines, i + length);
                if (next < lines.size() && isQuoted(lines.get(next))) return withoutQuote(lines, i, next);
                if (mentionsAddress(lines, i, length) && next < lines.size()) return upTo(lines, i);
            }
            if (isQuoted(lines.get(i))) return withoutQuote(lines, i, i);
        }
        return String.join("\n", lines);
    }

    /** One block of quoted lines is folded, above or below the answer; an answer between quotations stays whole. */
    private static String withoutQuote(List<String> lines, int start, int firstQuoted) {
        int end = firstQuoted;
        int lastQuoted = firstQuoted;
        for (; end < lines.size(); end++) {
            if (isQuoted(lines.get(end))) lastQuoted = end;
            else if (!lines.get(end).isBlank()) break;
        }
        String before = upTo(lines, start).strip();
        String after =
                String.join("\n", lines.subList(lastQuoted + 1, lines.size())).strip();
        boolean interleaved = after.lines().anyMatch(QuotedText::isQuoted) || !before.isEmpty() && !after.isEmpty();
        if (interleaved) return String.join("\n", lines);
        return before.isEmpty() ? after : before;
    }

    private static String upTo(List<String> lines, int end) {
        return String.join("\n", lines.subList(0, end)).replaceFirst("(?s)\\n\\s*[-_]{5,}\\s*$", "");
    }

    private static boolean isQuoted(String line) {
        return line.startsWith(">") || line.startsWith(" >");
    }

    private static int nextText(List<String> lines, int from) {
        int i = from;
        while (i < lines.size() && lines.get(i).isBlank()) i++;
        return i;
    }

    /** How many lines an attribution takes that starts here; 0: none does. */
    private static int attribution(List<String> lines, int start) {
        String first = lines.get(start);
        if (first.isBlank() || first.chars().noneMatch(c -> c >= '0' && c <= '9') && first.indexOf('<') < 0) return 0;
        var joined = new StringBuilder();
        for (int length = 1; length <= 3 && start + length <= lines.size(); length++) {
            String line = lines.get(start + length - 1);
            if (line.isBlank() || joined.length() + line.length() > LONGEST_ATTRIBUTION) return 0;
            joined.append(length == 1 ? "" : " ").append(line.strip());
            if (isAttribution(joined)) return length;
        }
        return 0;
    }

    private static boolean isAttribution(CharSequence line) {
        return ATTRIBUTION.matcher(line).matches()
                || TIME_AND_ADDRESS.matcher(line).matches()
                || MAIL_RU.matcher(line).matches();
    }

    private static boolean mentionsAddress(List<String> lines, int start, int length) {
        return lines.subList(start, start + length).stream().anyMatch(line -> line.indexOf('@') > 0);
    }

    private static boolean isOutlookBlock(List<String> lines, int i) {
        if (!OUTLOOK_FROM.matcher(lines.get(i).strip()).matches()) return false;
        return lines.subList(i + 1, Math.min(lines.size(), i + 4)).stream()
                .anyMatch(line -> OUTLOOK_DATE.matcher(line.strip()).matches());
    }
}
