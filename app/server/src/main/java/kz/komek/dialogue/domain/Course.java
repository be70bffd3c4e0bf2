package kz.komek.dialogue.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import kz.komek.contract.Place;
import kz.komek.contract.ReplyRequested.Choice;
import kz.komek.dialogue.domain.Said.Press;
import org.jspecify.annotations.Nullable;

/** The rules of a conversation: where it stands and what was said lead to where it goes on, what is answered and done. */
public final class Course {
    private static final int MOST_GUESSES = 3;
    private static final int MOST_LISTED = 5;
    /** What is pressed at any question. */
    private static final String PERSON = "person";

    private static final String MINE = "mine";
    private static final String NEW = "new";

    private final Script script;
    private final Around around;
    private @Nullable Step at;
    private @Nullable Language language;
    private Gathered gathered;
    private List<Choice> offered;
    private Talk.@Nullable Ongoing ongoing;
    private int runs;
    private final Instant turnedAt;
    private final List<Long> others;

    private final List<Saying> says = new ArrayList<>();
    private final List<Deed> deeds = new ArrayList<>();

    /** @param talk as it stands now */
    public record Turn(Talk talk, List<Saying> says, List<Deed> deeds) {}

    public static Turn take(Script script, Talk talk, Said said, Around around) {
        Talk awake = awake(script, talk, said.item().at());
        var course = new Course(script, awake, around);
        if (talk.at() != null && awake.at() == null) course.say("anew");
        return course.turn(said);
    }

    /** Who comes back after a week is not asked the rest of what they have forgotten. What they told stays. */
    private static Talk awake(Script script, Talk talk, Instant now) {
        boolean stale = Duration.between(talk.turnedAt(), now).compareTo(script.week()) > 0;
        boolean gone = talk.at() != null && script.step(talk.at()) == null;
        if (!stale && !gone) return talk;
        return new Talk(
                script.version(),
                talk.run(),
                null,
                talk.language(),
                talk.gathered(),
                List.of(),
                talk.ongoing(),
                talk.turnedAt(),
                talk.others());
    }

    private Course(Script script, Talk talk, Around around) {
        this.script = script;
        this.around = around;
        this.runs = talk.run();
        this.at = script.step(talk.at());
        this.language = talk.language();
        this.gathered = talk.gathered();
        this.offered = talk.offered();
        this.ongoing = talk.ongoing();
        this.turnedAt = talk.turnedAt();
        this.others = talk.others();
    }

    private Turn turn(Said said) {
        boolean late = said.item().at().isBefore(turnedAt);
        switch (said) {
            case Said.Pressed pressed -> pressed(pressed.item(), pressed.press());
            case Said.Words words when late && at != null -> late(words.item());
            case Said.Files files when late && at != null -> late(files.item());
            case Said.Words words -> words(words.item(), words.number());
            case Said.Files files -> files(files.item());
            case Said.Here here -> here(here.item(), here.place());
            case Said.Shared shared -> shared(shared.item());
        }
        return new Turn(
                new Talk(
                        script.version(),
                        runs,
                        at == null ? null : at.id(),
                        language,
                        gathered,
                        offered,
                        ongoing,
                        late ? turnedAt : said.item().at(),
                        others),
                List.copyOf(says),
                List.copyOf(deeds));
    }

    /** Said before what we have answered since: it is no answer to that, and not lost. */
    private void late(Item item) {
        if (!joinsWhatWasSentInOne(item)) keep(item);
    }

    // what was pressed

    private void pressed(Item item, Press press) {
        if (isTongue(press)) speak(press.value());
        else if (press.step().equals("rate")) rate(press.value());
        else if (press.step().equals("again")) unsolved(press.value());
        else if (press.step().equals(Press.ANY)) any(press.value(), item);
        else if (at != null && press.run() == runs && press.step().equals(at.id())) answer(at, press.value(), item);
        else old();
    }

    private boolean isTongue(Press press) {
        return script.step(press.step()) instanceof Step.Tongue;
    }

    /** To whatever question it belonged: it is not the answer to this one. */
    private void old() {
        say("old");
        if (at == null) begin();
        else repeat();
    }

    private void any(String value, Item item) {
        switch (value) {
            case PERSON -> person(item.saying(text("person.wanted")));
            case MINE -> mine();
            case NEW -> startAnew();
            default -> old();
        }
    }

    private void speak(String value) {
        Optional<Language> wanted = languageOf(value);
        if (wanted.isEmpty()) {
            old();
            return;
        }
        language = wanted.get();
        deeds.add(new Deed.Speak(language));
        if (at == null && around.listening() != null) say("language.set");
        else if (at == null) begin();
        else if (at instanceof Step.Tongue) advance(at);
        else repeat();
    }

    private static Optional<Language> languageOf(String value) {
        for (Language each : Language.values()) if (each.code().equals(value)) return Optional.of(each);
        return Optional.empty();
    }

    /** @param value number, version at which it was closed, stars */
    private void rate(String value) {
        String[] parts = value.split("[.-]");
        if (parts.length != 3 || !parts[1].matches("\\d{1,6}") || !parts[2].matches("[1-5]")) {
            old();
            return;
        }
        deeds.add(new Deed.Rate(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2])));
    }

    private void unsolved(String number) {
        deeds.add(new Deed.Reopen(number));
        at = script.step(script.unsolved());
        offered = List.of();
        say("unsolved");
    }

    // what was written

    private void words(Item item, @Nullable String number) {
        if (joinsWhatWasSentInOne(item)) return;
        String text = item.text();
        Optional<Language> tongue = tongue(text);
        Optional<String> choice = chosen(text);
        if (number != null && around.listening() == null) status(number);
        else if (script.means("start", text) || text.startsWith("/start ")) start();
        else if (tongue.isPresent()) speak(tongue.get().code());
        else if (script.means(PERSON, text)) person(item);
        else if (script.means(MINE, text)) mine();
        else if (at != null && choice.isPresent() && toStep(choice.get())) takeChoice(choice.get(), item);
        else if (around.listening() != null) toPerson(around.listening(), item);
        else if (around.danger().test(text)) danger(item);
        else matter(item);
    }

    /** Nobody waits for an answer to that, whoever is asked. */
    private void toPerson(long ticket, Item item) {
        if (around.danger().test(item.text())) say("danger", "number", script.emergency(item.text()));
        hear(ticket, item, null);
    }

    private Optional<Language> tongue(String text) {
        for (Language each : Language.values())
            if (script.means("language." + each.code(), text)) return Optional.of(each);
        return Optional.empty();
    }

    /** Where no buttons can be shown people type what stands on them, or their number. */
    private Optional<String> chosen(String text) {
        String said = Sounds.plain(text);
        for (int i = 0; i < offered.size(); i++) {
            boolean meant = said.equals(String.valueOf(i + 1))
                    || said.equals(Sounds.plain(offered.get(i).label()));
            if (meant && !said.isEmpty()) return Optional.of(offered.get(i).id());
        }
        return Optional.empty();
    }

    private static boolean toStep(String id) {
        return Press.parse(id) != null;
    }

    private void takeChoice(String id, Item item) {
        pressed(item, Objects.requireNonNull(Press.parse(id)));
    }

    private void start() {
        if (around.listening() != null) {
            offer(text("with.person"), List.of(choice(Press.ANY, NEW, "new")), false);
        } else if (at == null) {
            begin();
        } else {
            repeat();
        }
    }

    private void matter(Item item) {
        switch (at) {
            case null -> idle(item);
            case Step.Tongue tongue -> {
                boolean first = gathered.isNothing();
                keep(item);
                if (first) repeat();
            }
            case Step.What what -> {
                keep(item);
                advance(what);
            }
            case Step.Guessing guessing -> {
                keep(item);
                advance(guessing);
            }
            case Step.Where where -> where(where, item);
            case Step.Works works -> yesOrNo(works, item);
            case Step.Nearby nearby -> yesOrNo(nearby, item);
            case Step.Photos photos -> {
                keep(item);
                advance(photos);
            }
            case Step.Confirm confirm -> yesOrNo(confirm, item);
            case Step.Belongs belongs -> {
                keep(item);
                repeat();
            }
            case Step.Unsolved unsolved -> {
                if (ongoing == null) idle(item);
                else {
                    hear(ongoing.ticket(), item, null);
                    say("added");
                }
            }
        }
    }

    /** Nobody has asked them anything. */
    private void idle(Item item) {
        fresh();
        keep(item);
        if (ongoing != null && around.open()) {
            at = script.step(script.belongs());
            repeat();
        } else {
            askFromTheBeginning();
        }
    }

    private void yesOrNo(Step step, Item item) {
        if (script.means("yes", item.text())) answer(step, "yes", item);
        else if (script.means("no", item.text())) answer(step, "no", item);
        else {
            keep(item);
            repeat();
        }
    }

    private void where(Step.Where step, Item item) {
        if (!item.files().isEmpty()) keep(item.saying(""));
        var said = new Place(item.text().strip(), null, null, null);
        List<Around.Near> near = around.places().apply(said, spoken());
        if (near.size() < 2) {
            gathered = gathered.at(said);
            advance(step);
            return;
        }
        // Should none of these be meant, their words are the place all the same.
        gathered = gathered.near(near.stream().map(Around.Near::place).toList()).past("near");
        var choices = new ArrayList<Choice>();
        for (int i = 0; i < near.size(); i++) {
            choices.add(new Choice(
                    Press.id(step.id(), runs, "near." + i), near.get(i).name()));
        }
        offer(text("where.near"), choices, true);
    }

    // files and places

    private void files(Item item) {
        if (joinsWhatWasSentInOne(item)) return;
        if (around.listening() != null) {
            hear(around.listening(), item, null);
            return;
        }
        switch (at) {
            case null -> {
                // A photo that comes after the number belongs to the ticket.
                if (ongoing != null && around.open() && !item.isVoice()) {
                    hear(ongoing.ticket(), item, null);
                    say("added");
                } else {
                    idle(item);
                }
            }
            case Step.Tongue tongue -> {
                boolean first = gathered.isNothing();
                keep(item);
                if (first) repeat();
            }
            case Step.What what -> {
                boolean first = gathered.isNothing();
                keep(item);
                if (item.tells()) advance(what);
                else if (first) repeat();
            }
            case Step.Photos photos -> {
                boolean first = !gathered.hasFiles();
                keep(item);
                if (first) offer(text("photos.more"), choicesOf(photos), false);
            }
            case Step.Unsolved unsolved -> matter(item);
            case Step.Guessing any -> keep(item);
            case Step.Where any -> keep(item);
            case Step.Works any -> keep(item);
            case Step.Nearby any -> keep(item);
            case Step.Confirm any -> keep(item);
            case Step.Belongs any -> keep(item);
        }
    }

    /** The parts of an album come in any order: those after the first are no answer to anything. */
    private boolean joinsWhatWasSentInOne(Item item) {
        String group = item.group();
        if (group == null) return false;
        UUID message = ongoing == null ? null : ongoing.groups().get(group);
        if (message != null) {
            deeds.add(new Deed.Attach(message, item));
            return true;
        }
        if (!gathered.has(group)) return false;
        boolean toldBefore = gathered.tells();
        keep(item);
        // Its words came last: they are what was asked for.
        if (item.tells() && !toldBefore && at instanceof Step.What what) advance(what);
        return true;
    }

    private void here(Item item, Place place) {
        if (around.listening() != null) {
            hear(around.listening(), item, place);
            return;
        }
        if (at == null) fresh();
        gathered = gathered.at(place);
        if (!item.text().isBlank() || !item.files().isEmpty()) keep(item);
        switch (at) {
            case null -> askFromTheBeginning();
            case Step.Where where -> advance(where);
            default -> repeat();
        }
    }

    /** By what else they can be reached is nothing that happened: the open question stays open. */
    private void shared(Item item) {
        Long listening = around.listening();
        says.add(Saying.of(language == null ? script.inAll("phone.kept") : text("phone.kept")));
        if (listening != null) hear(listening, item.saying(text("phone.shared")), null);
        else if (at != null) repeat();
        else if (language == null) begin();
    }

    // answers to the question that is open

    private void answer(Step step, String value, Item item) {
        switch (step) {
            case Step.Tongue tongue -> speak(value);
            case Step.What what -> old();
            case Step.Guessing guessing -> guessed(guessing, value);
            case Step.Where where -> placed(where, value);
            case Step.Works works -> {
                if (value.equals("yes") && gathered.work() != null) content(gathered.work());
                else advance(works);
            }
            case Step.Nearby nearby -> {
                gathered = gathered.incident(gathered.incident(), value.equals("yes"));
                advance(nearby);
            }
            case Step.Photos photos -> advance(photos);
            case Step.Confirm confirm -> confirmed(confirm, value);
            case Step.Belongs belongs -> belongs(value);
            case Step.Unsolved unsolved -> old();
        }
    }

    private void guessed(Step.Guessing step, String value) {
        String label = offered.stream()
                .filter(choice -> choice.id().equals(Press.id(step.id(), runs, value)))
                .findFirst()
                .map(Choice::label)
                .orElse(null);
        gathered = value.equals("none") ? gathered.about(null, null) : gathered.about(value, label);
        advance(step);
    }

    private void placed(Step.Where step, String value) {
        if (value.matches("near\\.\\d{1,2}")) {
            int which = Integer.parseInt(value.substring(5));
            if (which < gathered.near().size())
                gathered = gathered.at(gathered.near().get(which));
        }
        advance(step);
    }

    private void content(UUID work) {
        deeds.add(new Deed.Content(work));
        rest();
        say("answered");
    }

    private void confirmed(Step.Confirm step, String value) {
        if (value.equals("change") || value.equals("no")) {
            gathered = gathered.again();
            at = firstOf(Step.What.class);
            offer(text("change.what"), choicesOf(at), false);
        } else {
            advance(step);
        }
    }

    private Step firstOf(Class<? extends Step> kind) {
        Step step = script.step(script.begin());
        while (step != null && !kind.isInstance(step)) step = script.step(step.next());
        return Objects.requireNonNull(step, "the script has no question of the kind " + kind.getSimpleName());
    }

    private void belongs(String value) {
        if (gathered.isNothing()) {
            nothingIsLeft();
        } else if (value.equals("add") && ongoing != null) {
            deeds.add(new Deed.Hear(ongoing.ticket(), gathered, false));
            rest();
            say("added");
        } else {
            askFromTheBeginning();
        }
    }

    // what can be wanted at any question

    private void person(Item item) {
        boolean hasTicket = ongoing != null && around.open() && gathered.isNothing();
        Long listening = around.listening();
        keep(item);
        if (listening != null) deeds.add(new Deed.Hear(listening, gathered, true));
        else if (hasTicket && ongoing != null) deeds.add(new Deed.Hear(ongoing.ticket(), gathered, true));
        else deeds.add(new Deed.Open(gathered, true));
        rest();
        say("person");
    }

    private void danger(Item item) {
        if (at == null) fresh();
        keep(item);
        say("danger", "number", script.emergency(item.text()));
        deeds.add(new Deed.Open(gathered, true));
        rest();
    }

    private void mine() {
        var own = around.own().apply(spoken());
        if (own.isEmpty()) say("mine.none");
        else {
            var lines = own.stream().limit(MOST_LISTED).map(this::line).toList();
            says.add(Saying.of(text("mine") + "\n\n" + String.join("\n\n", lines)));
        }
        if (at != null) repeat();
    }

    private void status(String number) {
        var found = around.status().apply(number, spoken());
        if (found.isEmpty()) say("status.unknown");
        else says.add(Saying.of(line(found.get())));
        if (at != null) repeat();
    }

    private String line(Around.Status status) {
        String line = fill(
                text("status"),
                Map.of("number", status.number(), "state", status.state(), "changed", status.changed()));
        return status.words().isEmpty() ? line : line + "\n" + status.words();
    }

    private void startAnew() {
        fresh();
        askFromTheBeginning();
    }

    // the way through the script

    /** A new run. What was said and never became a ticket stays: nothing is lost. */
    private void fresh() {
        runs++;
        gathered = gathered.again();
        at = null;
        offered = List.of();
    }

    private void begin() {
        fresh();
        askFromTheBeginning();
    }

    /** What many ask about is told first: it may be all that they want to know. */
    private void askFromTheBeginning() {
        // Who has not chosen a language reads it with the greeting, in all of them.
        if (language != null) {
            for (Names words : around.announced().get()) say("announced", "words", words.in(language));
        }
        ask(Objects.requireNonNull(script.step(script.begin())));
    }

    private void advance(Step from) {
        gathered = gathered.past(from.id());
        Step next = script.step(from.next());
        if (next == null) open();
        else ask(next);
    }

    /** This question, or the first after it that has to be asked. */
    private void ask(Step from) {
        Step step = from;
        while (step != null) {
            if (step instanceof Step.Confirm && gathered.isNothing()) {
                nothingIsLeft();
                return;
            }
            if (!gathered.asked().contains(step.id()) && put(step)) return;
            step = script.step(step.next());
        }
        open();
    }

    private void open() {
        if (gathered.isNothing()) {
            nothingIsLeft();
            return;
        }
        deeds.add(new Deed.Open(gathered, false));
        rest();
    }

    /** They have taken back all that they said: there is nothing to register, and the place alone says nothing. */
    private void nothingIsLeft() {
        gathered = gathered.again().at(gathered.place());
        at = firstOf(Step.What.class);
        offer(text("what"), choicesOf(at), false);
    }

    private void rest() {
        at = null;
        gathered = Gathered.NOTHING;
        offered = List.of();
    }

    /** Puts the question. @return false when there is nothing to ask */
    private boolean put(Step step) {
        Saying saying = question(step);
        if (saying == null) return false;
        at = step;
        offered = saying.choices();
        says.add(saying);
        return true;
    }

    private void repeat() {
        if (at != null && !put(at)) advance(at);
    }

    private @Nullable Saying question(Step step) {
        return switch (step) {
            case Step.Tongue tongue -> language == null ? new Saying(greeting(), choicesOf(tongue), false) : null;
            case Step.What what ->
                gathered.tells()
                        ? null
                        : new Saying(text(gathered.isNothing() ? "what" : "what.files"), choicesOf(what), false);
            case Step.Guessing guessing -> guesses(guessing);
            case Step.Where where ->
                gathered.place() != null ? null : new Saying(text("where"), choicesOf(where), true);
            case Step.Works works -> works(works);
            case Step.Nearby nearby -> neighbours(nearby);
            case Step.Photos photos ->
                gathered.hasFiles() ? null : new Saying(text("photos"), choicesOf(photos), false);
            case Step.Confirm confirm -> new Saying(summary(), choicesOf(confirm), false);
            case Step.Belongs belongs ->
                ongoing == null
                        ? null
                        : new Saying(
                                fill(text("belongs"), Map.of("number", spoken(ongoing.number()))),
                                choicesOf(belongs),
                                false);
            case Step.Unsolved unsolved -> Saying.of(text("unsolved"));
        };
    }

    private String greeting() {
        var parts = new ArrayList<String>();
        parts.add(script.inAll("greeting"));
        for (Names words : around.announced().get()) {
            for (Language each : Language.values())
                parts.add(fill(script.text("announced", each), Map.of("words", words.in(each))));
        }
        return String.join("\n\n", parts);
    }

    private @Nullable Saying guesses(Step.Guessing step) {
        var guesses = around.guesses().apply(gathered.words(), spoken()).stream()
                .limit(MOST_GUESSES)
                .toList();
        if (guesses.isEmpty()) return null;
        var choices = new ArrayList<Choice>();
        guesses.forEach(guess -> choices.add(new Choice(Press.id(step.id(), runs, guess.issue()), guess.name())));
        choices.addAll(choicesOf(step));
        return new Saying(text("guess"), choices, false);
    }

    private @Nullable Saying works(Step.Works step) {
        if (gathered.place() == null) return null;
        var work = around.works().apply(gathered, spoken()).orElse(null);
        if (work == null) return null;
        gathered = gathered.told(work.id());
        return new Saying(
                fill(text("works"), Map.of("words", work.words(), "until", work.until())), choicesOf(step), false);
    }

    private @Nullable Saying neighbours(Step.Nearby step) {
        if (gathered.place() == null) return null;
        var incident = around.neighbours().apply(gathered, spoken()).orElse(null);
        if (incident == null) return null;
        gathered = gathered.incident(incident.ticket(), false);
        return new Saying(
                fill(text("nearby"), Map.of("count", String.valueOf(incident.neighbours()), "words", incident.words())),
                choicesOf(step),
                false);
    }

    private String summary() {
        var lines = new ArrayList<String>();
        String words = gathered.words();
        if (!words.isBlank()) lines.add(fill(text("summary.words"), Map.of("words", words)));
        if (gathered.issueName() != null) lines.add(fill(text("summary.issue"), Map.of("issue", gathered.issueName())));
        lines.add(fill(text("summary.place"), Map.of("place", placeInWords())));
        long files =
                gathered.items().stream().mapToLong(item -> item.files().size()).sum();
        if (files > 0) lines.add(fill(text("summary.files"), Map.of("count", String.valueOf(files))));
        if (gathered.joins()) lines.add(text("summary.joins"));
        return text("summary") + "\n\n" + String.join("\n", lines);
    }

    /** As it is written and spoken: 3-3-4. */
    private static String spoken(String number) {
        return number.length() < 7
                ? number
                : number.substring(0, 3) + " " + number.substring(3, 6) + " " + number.substring(6);
    }

    private String placeInWords() {
        Place place = gathered.place();
        if (place == null) return text("nowhere");
        if (place.address() != null && !place.address().isBlank()) return place.address();
        return place.latitude() == null || place.longitude() == null
                ? text("nowhere")
                : String.format(java.util.Locale.ROOT, "%.5f, %.5f", place.latitude(), place.longitude());
    }

    private List<Choice> choicesOf(Step step) {
        var choices = new ArrayList<Choice>();
        switch (step) {
            case Step.Tongue tongue -> {
                choices.add(new Choice(Press.id(step.id(), runs, "kk"), "Қазақша"));
                choices.add(new Choice(Press.id(step.id(), runs, "ru"), "Русский"));
                choices.add(new Choice(Press.id(step.id(), runs, "en"), "English"));
            }
            case Step.What what -> choices.add(choice(Press.ANY, MINE, "mine"));
            case Step.Guessing guessing -> choices.add(choice(step.id(), "none", "guess.none"));
            case Step.Where where -> choices.add(choice(step.id(), "skip", "where.skip"));
            case Step.Works works -> yesAndNo(choices, step);
            case Step.Nearby nearby -> yesAndNo(choices, step);
            case Step.Photos photos -> choices.add(choice(step.id(), "done", "done"));
            case Step.Confirm confirm -> {
                choices.add(choice(step.id(), "yes", "yes"));
                choices.add(choice(step.id(), "change", "change"));
            }
            case Step.Belongs belongs -> {
                choices.add(choice(step.id(), "add", "belongs.add"));
                choices.add(choice(step.id(), "new", "belongs.new"));
            }
            case Step.Unsolved unsolved -> {
                // anything may be answered
            }
        }
        if (!(step instanceof Step.Tongue)) choices.add(choice(Press.ANY, PERSON, "person"));
        return choices;
    }

    private void yesAndNo(List<Choice> choices, Step step) {
        choices.add(choice(step.id(), "yes", "yes"));
        choices.add(choice(step.id(), "no", "no"));
    }

    private Choice choice(String step, String value, String label) {
        return new Choice(Press.id(step, runs, value), text(label + ".label"));
    }

    private void keep(Item item) {
        gathered = gathered.plus(item);
    }

    /** The script is put aside; what it has gathered stays, and becomes a ticket when they are silent. */
    private void hear(long ticket, Item item, @Nullable Place place) {
        deeds.add(new Deed.Hear(ticket, Gathered.NOTHING.plus(item).at(place), false));
        at = null;
        offered = List.of();
    }

    private void offer(String text, List<Choice> choices, boolean wantsPlace) {
        var all = new ArrayList<>(choices);
        if (wantsPlace && at != null) all.addAll(choicesOf(at));
        offered = all;
        says.add(new Saying(text, all, wantsPlace));
    }

    private void say(String key) {
        says.add(Saying.of(text(key)));
    }

    private void say(String key, String name, String value) {
        says.add(Saying.of(fill(text(key), Map.of(name, value))));
    }

    /** Kazakh, to somebody who has not said anything yet. */
    private String text(String key) {
        return script.text(key, spoken());
    }

    private Language spoken() {
        return language == null ? Language.KK : language;
    }

    private static String fill(String text, Map<String, String> values) {
        String filled = text;
        for (var value : values.entrySet()) filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        return filled;
    }
}
