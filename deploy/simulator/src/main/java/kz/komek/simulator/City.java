package kz.komek.simulator;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who writes what. Contact i of a seed is always the same but for its mark, which names the run: two runs with one seed
 * may meet in one register.
 */
final class City {
    private static final Weighted<Language> LANGUAGES =
            new Weighted<>(List.of(Language.values()), language -> switch (language) {
                case KK -> 60;
                case RU -> 35;
                case EN -> 5;
            });
    private static final Weighted<Kind> KINDS = new Weighted<>(List.of(Kind.values()), kind -> kind.counted);
    private static final double SHARE_ANONYMOUS = 0.15;
    private static final double SHARE_WITH_PIN = 0.4;
    private static final double SHARE_WITH_PHOTO = 0.05;
    private static final double SHARE_WEB_WITH_EMAIL = 0.3;
    /** About five kilometres around the centre of the district. */
    private static final double PIN_SPREAD_DEGREES = 0.045;

    private final Words words = Words.read();
    private final Weighted<District> districts = new Weighted<>(words.districts(), District::counted);
    private final Weighted<Words.Topic> topics = new Weighted<>(words.topics(), Words.Topic::weight);
    private final long seed;
    private final String run;
    private final Set<Channel> channels;
    private final double shareOfMail;

    /**
     * @param run six hexadecimal digits that no other run has
     * @param shareOfMail of the contacts where both channels are used
     */
    City(long seed, String run, Set<Channel> channels, double shareOfMail) {
        this.seed = seed;
        this.run = run;
        this.channels = EnumSet.copyOf(channels);
        this.shareOfMail = shareOfMail;
    }

    List<District> districts() {
        return words.districts();
    }

    Contact contact(int index) {
        // A generator per contact: any of them can be made again without those before it.
        var random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index);
        Channel channel = channel(random);
        Language language = LANGUAGES.draw(random);
        District district = districts.draw(random);
        Kind kind = KINDS.draw(random);
        String mark = "s" + run + "-" + String.format(Locale.ROOT, "%06x", index);
        var scene = scene(random, language, district, mark);
        var matter = matter(random, kind, language);
        boolean anonymous = channel == Channel.WEB && chance(random, SHARE_ANONYMOUS);
        boolean answeredByMail = channel == Channel.EMAIL || !anonymous && chance(random, SHARE_WEB_WITH_EMAIL);
        return new Contact(
                index,
                mark,
                channel,
                language,
                district,
                kind,
                matter.topic(),
                matter.subject(),
                filled(letter(random, kind, language, matter.sentence()), scene),
                filled(of(words.letters().address(), language), scene),
                channel == Channel.WEB && chance(random, SHARE_WITH_PIN) ? pin(random, district) : null,
                anonymous,
                anonymous ? null : name(random, language),
                answeredByMail ? "resident" + index + "@" + run + ".city.test" : null,
                channel == Channel.WEB && !anonymous ? phone(random) : null,
                chance(random, SHARE_WITH_PHOTO));
    }

    private Channel channel(RandomGenerator random) {
        double drawn = random.nextDouble();
        if (channels.size() == 1) return channels.iterator().next();
        return drawn < shareOfMail ? Channel.EMAIL : Channel.WEB;
    }

    private record Matter(String topic, String subject, String sentence) {}

    private Matter matter(RandomGenerator random, Kind kind, Language language) {
        var topic = topics.draw(random);
        return switch (kind) {
            case CONSULTATION ->
                new Matter(
                        topic.topic(), of(topic.subject(), language), pick(random, of(topic.consultation(), language)));
            case INCIDENT ->
                new Matter(topic.topic(), of(topic.subject(), language), pick(random, of(topic.incident(), language)));
            case COMPLAINT, GRATITUDE, PROPOSAL -> {
                var other = Objects.requireNonNull(words.letters().other().get(kind.name()));
                yield new Matter(
                        kind.name().toLowerCase(Locale.ROOT),
                        of(other.subject(), language),
                        pick(random, other.sentences(language)));
            }
        };
    }

    private String letter(RandomGenerator random, Kind kind, Language language, String sentence) {
        var letters = words.letters();
        String detail = kind == Kind.INCIDENT ? pick(random, of(letters.details(), language)) : "";
        return Stream.of(
                        pick(random, of(letters.greetings(), language)),
                        sentence,
                        detail,
                        of(letters.where(), language),
                        pick(random, of(letters.closings(), language)),
                        of(letters.mark(), language))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private Map<String, String> scene(RandomGenerator random, Language language, District district, String mark) {
        return Map.of(
                "{district}", district.name(language),
                "{street}", pick(random, words.streets()).name(language),
                "{house}", String.valueOf(1 + random.nextInt(120)),
                "{days}", String.valueOf(2 + random.nextInt(3)), // Russian grammar: 2, 3 and 4 are alike
                "{route}", String.valueOf(1 + random.nextInt(40)),
                "{mark}", mark);
    }

    private static String filled(String template, Map<String, String> scene) {
        String text = template;
        for (var word : scene.entrySet()) text = text.replace(word.getKey(), word.getValue());
        return text;
    }

    private String name(RandomGenerator random, Language language) {
        var people = of(words.people(), language);
        boolean woman = random.nextBoolean();
        String family = pick(random, people.families());
        boolean declined = family.endsWith("ов") || family.endsWith("ев");
        return pick(random, woman ? people.women() : people.men()) + " " + family + (woman && declined ? "а" : "");
    }

    /** A prefix in use with a subscriber number that nobody answers to in a demo: no message is ever sent to it. */
    private static String phone(RandomGenerator random) {
        return "+7700109" + String.format(Locale.ROOT, "%04d", random.nextInt(10_000));
    }

    private static Contact.Pin pin(SplittableRandom random, District district) {
        return new Contact.Pin(
                rounded(district.latitude() + random.nextGaussian() * PIN_SPREAD_DEGREES / 2),
                rounded(district.longitude() + random.nextGaussian() * PIN_SPREAD_DEGREES / 2));
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }

    private static boolean chance(RandomGenerator random, double share) {
        return random.nextDouble() < share;
    }

    private static <T> T pick(RandomGenerator random, List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    private static <T> T of(Map<String, @Nullable T> byLanguage, Language language) {
        return Objects.requireNonNull(byLanguage.get(language.code()));
    }
}
