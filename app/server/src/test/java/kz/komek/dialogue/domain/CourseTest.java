package kz.komek.dialogue.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import kz.komek.contract.Place;
import kz.komek.contract.ReplyRequested.Choice;
import kz.komek.dialogue.Scripts;
import kz.komek.dialogue.domain.Said.Press;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseTest {
    private static final Script SCRIPT = Scripts.read("script.json");
    private static final Place HOME = new Place("Абай 5", null, null, null);

    private final Scene scene = new Scene(SCRIPT);

    /** In Russian, at the question what happened. */
    private Scene begun() {
        return scene.says("/start").presses("Русский");
    }

    @Test
    void the_whole_way_of_the_script() {
        scene.guesses = List.of(new Around.Guess("POTHOLE", "Яма на дороге"));
        begun();
        assertThat(scene.talk.at()).isEqualTo("what");
        scene.says("Большая яма");
        assertThat(scene.talk.at()).isEqualTo("guess");
        scene.presses("Яма на дороге");
        assertThat(scene.talk.at()).isEqualTo("where");
        scene.says("Абай 5");
        assertThat(scene.talk.at()).as("no works, no neighbours").isEqualTo("photos");
        scene.presses("Готово");
        assertThat(scene.talk.at()).isEqualTo("confirm");
        assertThat(scene.asked()).contains("Большая яма", "Яма на дороге", "Абай 5");
        scene.presses("Да");
        var open = scene.deed(Deed.Open.class);
        assertThat(open.person()).isFalse();
        assertThat(open.gathered().issue()).isEqualTo("POTHOLE");
        assertThat(open.gathered().place()).isEqualTo(HOME);
        assertThat(scene.talk.at()).isNull();
        assertThat(scene.talk.gathered().isNothing()).isTrue();
    }

    /** Which question comes after an answer; in brackets what is found at the place. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # works,  neighbours, next
            false,    false,      photos
            true,     false,      works
            false,    true,       nearby
            # works come first: they may end it
            true,     true,       works
            """)
    void after_the_place_comes_what_is_known_there(boolean works, boolean neighbours, String next) {
        if (works) scene.work = new Around.Work(UUID.randomUUID(), "Электричество", "18:00");
        if (neighbours) scene.incident = new Around.Incident(7, 17, "Авария");
        begun().says("Нет света").says("Абай 5");
        assertThat(scene.talk.at()).isEqualTo(next);
    }

    @Test
    void who_is_content_with_knowing_of_works_opens_no_ticket() {
        scene.work = new Around.Work(UUID.randomUUID(), "Электричество", "18:00");
        begun().says("Нет света").says("Абай 5");
        assertThat(scene.asked()).contains("Электричество", "18:00");
        scene.presses("Да");
        assertThat(scene.deed(Deed.Content.class).work()).isEqualTo(scene.work.id());
        assertThat(scene.last.deeds()).noneMatch(Deed.Open.class::isInstance);
        assertThat(scene.talk.gathered().isNothing())
                .as("nothing to make a ticket of")
                .isTrue();
    }

    @Test
    void who_is_not_content_goes_on_and_may_join_the_neighbours() {
        scene.work = new Around.Work(UUID.randomUUID(), "Электричество", "18:00");
        scene.incident = new Around.Incident(7, 17, "Авария");
        begun().says("Нет света").says("Абай 5").says("нет");
        assertThat(scene.asked()).contains("17", "Авария");
        scene.presses("Да").presses("Готово").presses("Да");
        var gathered = scene.deed(Deed.Open.class).gathered();
        assertThat(gathered.joins()).isTrue();
        assertThat(gathered.incident()).isEqualTo(7);
    }

    @Test
    void a_press_answers_the_question_that_it_was_shown_with_and_no_other() {
        scene.guesses = List.of(new Around.Guess("POTHOLE", "Яма на дороге"));
        begun().says("Яма");
        String none = scene.choice("Ничего из этого");
        scene.presses("Яма на дороге");
        var before = scene.talk;
        scene.presses(Press.parse(none));
        assertThat(scene.talk.at()).isEqualTo("where");
        assertThat(scene.talk.gathered()).isEqualTo(before.gathered());
        assertThat(scene.last.says().getFirst().text()).startsWith("Эта кнопка от прежнего");
        assertThat(scene.asked()).as("the open question is put again").startsWith("Где это?");
    }

    @Test
    void a_press_of_an_earlier_conversation_confirms_nothing_in_this_one() {
        begun().says("Яма").says("Абай 5").presses("Готово");
        String yes = scene.choice("Да");
        scene.presses("Да");
        scene.says("Нет света").says("Абай 7").presses("Готово");
        assertThat(scene.talk.at()).isEqualTo("confirm");
        scene.presses(Press.parse(yes));
        assertThat(scene.last.deeds()).isEmpty();
        assertThat(scene.talk.at()).isEqualTo("confirm");
    }

    @Test
    void a_press_of_another_machine_is_answered_kindly_at_every_question() {
        for (String id : List.of(
                "confirm:99:yes", "what:1:person", "nonsense:0:x", "any:1:nonsense", "rate:0:x", "language:1:tr")) {
            var fresh = new Scene(SCRIPT);
            fresh.says("/start").presses("Русский").presses(Press.parse(id));
            assertThat(fresh.last.deeds()).as(id).isEmpty();
            assertThat(fresh.talk.at()).as(id).isEqualTo("what");
        }
        assertThat(Press.parse("x")).isNull();
        assertThat(Press.parse("a:1:" + "y".repeat(41))).isNull();
    }

    @Test
    void every_choice_fits_the_contract_and_names_its_question() {
        scene.guesses = List.of(new Around.Guess("A".repeat(38), "Яма"));
        begun().says("Яма");
        for (Choice choice : scene.talk.offered()) {
            assertThat(choice.id()).hasSizeLessThanOrEqualTo(60).matches("\\p{ASCII}+");
            assertThat(Press.parse(choice.id())).isNotNull();
        }
    }

    @Test
    void the_number_of_a_choice_or_its_words_serve_where_no_buttons_are() {
        begun().says("Яма").says("Абай 5");
        scene.says("1");
        assertThat(scene.talk.at()).isEqualTo("confirm");
        scene.says("ДА!");
        assertThat(scene.deed(Deed.Open.class)).isNotNull();
    }

    @Test
    void words_of_danger_open_at_once_at_every_question_and_name_whom_to_call() {
        for (String question : List.of("language", "what", "guess", "where", "photos", "confirm")) {
            var at = at(question);
            at.says("пахнет газом");
            assertThat(at.deed(Deed.Open.class).person()).as(question).isTrue();
            assertThat(at.last.says().getFirst().text()).as(question).contains("104");
        }
    }

    @Test
    void a_person_can_be_asked_for_at_every_question_by_words_and_by_button() {
        for (String question : List.of("language", "what", "guess", "where", "photos", "confirm")) {
            var words = at(question).says("Оператор");
            assertThat(words.deed(Deed.Open.class).person()).as(question).isTrue();
            if (question.equals("language")) continue;
            var pressed = at(question).presses("Поговорить с человеком");
            assertThat(pressed.deed(Deed.Open.class).person()).as(question).isTrue();
        }
    }

    private static Scene at(String question) {
        var scene = new Scene(SCRIPT);
        scene.guesses = List.of(new Around.Guess("POTHOLE", "Яма на дороге"));
        scene.says("/start");
        if (question.equals("language")) return scene;
        scene.presses("Русский");
        if (question.equals("what")) return scene;
        scene.says("Яма");
        if (question.equals("guess")) return scene;
        scene.presses("Ничего из этого");
        if (question.equals("where")) return scene;
        scene.says("Абай 5");
        if (question.equals("photos")) return scene;
        return scene.presses("Готово");
    }

    @Test
    void who_talks_to_a_person_is_asked_nothing_and_nobody_hears_the_script() {
        begun();
        scene.talk = scene.talk.opened(new Talk.Ongoing(9, "1234567890", true, Map.of()));
        scene.listening = 9L;
        scene.open = true;
        scene.says("Третий день");
        assertThat(scene.last.says()).isEmpty();
        assertThat(scene.deed(Deed.Hear.class).ticket()).isEqualTo(9);
        scene.says("/start");
        scene.presses("Другой вопрос");
        assertThat(scene.talk.at()).as("another matter, by their own wish").isEqualTo("what");
    }

    @Test
    void both_languages_can_be_spoken_in_one_conversation() {
        begun().says("Шұңқыр");
        assertThat(scene.asked()).startsWith("Где это?");
        scene.says("қазақша");
        assertThat(scene.asked()).startsWith("Бұл қай жерде?");
        assertThat(scene.deed(Deed.Speak.class).language()).isEqualTo(Language.KK);
        scene.says("Абай 5");
        assertThat(scene.talk.gathered().words()).isEqualTo("Шұңқыр");
    }

    @Test
    void a_place_that_may_be_several_is_chosen_from_them() {
        scene.near = List.of(
                new Around.Near(new Place("Абай 3", "kentau", null, null), "Кентау, Абай 3"),
                new Around.Near(new Place("Абай 3", "turkistan", null, null), "Түркістан, Абай 3"));
        begun().says("Яма").says("Абай 3");
        assertThat(scene.talk.at()).isEqualTo("where");
        scene.presses("Кентау, Абай 3");
        assertThat(scene.talk.gathered().place().district()).isEqualTo("kentau");
        assertThat(scene.talk.at()).isEqualTo("photos");
    }

    @Test
    void parts_of_an_album_answer_nothing_but_by_their_words() {
        begun().sends("image/jpeg", "g", "");
        assertThat(scene.asked()).startsWith("Получили");
        scene.sends("image/jpeg", "g", "");
        assertThat(scene.last.says()).isEmpty();
        scene.sends("image/jpeg", "g", "Мусор");
        assertThat(scene.talk.at()).isEqualTo("where");
        scene.sends("image/jpeg", "g", "");
        assertThat(scene.talk.at()).isEqualTo("where");
        assertThat(scene.last.says()).isEmpty();
        scene.sends("image/jpeg", "g", "у арыка");
        assertThat(scene.talk.gathered().place()).as("a caption is no address").isNull();
        assertThat(scene.talk.gathered().messages()).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("Мусор\nу арыка");
            assertThat(message.files()).hasSize(5);
        });
    }

    @Test
    void what_was_said_before_the_question_is_no_answer_to_it() {
        begun().says("Яма");
        scene.take(new Said.Words(Scene.at(Scene.MORNING, "Здравствуйте", null, null), null));
        assertThat(scene.talk.at()).isEqualTo("where");
        assertThat(scene.talk.gathered().place()).isNull();
        assertThat(scene.talk.gathered().messages()).extracting(Item::text).containsExactly("Здравствуйте", "Яма");
    }

    @Test
    void after_a_week_nobody_is_asked_the_rest_and_what_was_told_stays() {
        begun().says("Яма");
        scene.now = scene.now.plus(Duration.ofDays(8));
        scene.says("Нет света");
        assertThat(scene.last.says().getFirst().text()).isEqualTo("С возвращением!");
        assertThat(scene.talk.gathered().words()).isEqualTo("Яма\nНет света");
    }

    @Test
    void a_talk_that_stands_at_a_question_that_is_no_more_begins_anew() {
        begun().says("Яма");
        scene.talk = new Talk(
                0, 1, "gone", Language.RU, scene.talk.gathered(), List.of(), null, scene.talk.turnedAt(), List.of());
        scene.says("Абай 5");
        assertThat(scene.talk.at()).isNotNull().isNotEqualTo("gone");
        assertThat(scene.talk.gathered().words()).contains("Яма");
    }

    @Test
    void who_has_an_open_ticket_is_asked_whether_it_is_about_that() {
        begun();
        scene.talk = scene.talk.opened(new Talk.Ongoing(9, "1234567890", false, Map.of()));
        scene.open = true;
        scene.says("И ещё пахнет");
        assertThat(scene.asked()).contains("123 456 7890");
        scene.presses("Да, добавить туда");
        assertThat(scene.deed(Deed.Hear.class).gathered().words()).isEqualTo("И ещё пахнет");
        scene.says("Нет воды").presses("Нет, это другое");
        assertThat(scene.talk.at()).as("what happened is known").isEqualTo("where");
    }

    @Test
    void whoever_corrects_the_summary_is_asked_again_and_keeps_their_words() {
        begun().says("Яма").says("Абай 5").presses("Готово").presses("Исправить");
        scene.says("Не Абай, а Толе би 7").says("Толе би 7").presses("Готово");
        assertThat(scene.asked()).contains("Яма", "Толе би 7");
    }

    @Test
    void who_has_taken_back_all_they_said_is_asked_again_what_happened_and_nothing_is_opened() {
        begun().says("Яма").says("Абай 5").presses("Готово");
        takeAllBack();
        scene.says("да");
        assertThat(scene.last.deeds()).isEmpty();
        assertThat(scene.talk.at()).isEqualTo("what");
        assertThat(scene.asked()).startsWith("Что случилось?");
        scene.says("Нет света").presses("Готово");
        assertThat(scene.talk.at()).as("it is confirmed before it is opened").isEqualTo("confirm");
        scene.presses("Да");
        assertThat(scene.deed(Deed.Open.class).gathered().words()).isEqualTo("Нет света");
        assertThat(scene.deed(Deed.Open.class).gathered().place()).isEqualTo(HOME);
    }

    @Test
    void what_was_taken_back_is_not_summed_up_and_added_to_no_ticket() {
        begun().says("Яма").says("Абай 5");
        takeAllBack();
        scene.presses("Готово");
        assertThat(scene.talk.at()).isEqualTo("what");

        var other = new Scene(SCRIPT);
        other.says("/start")
                .presses("Русский")
                .says("Яма")
                .says("Абай 5")
                .presses("Готово")
                .presses("Да");
        other.talk = other.talk.about(new Talk.Ongoing(7, "5724093816", false, Map.of()));
        other.open = true;
        other.says("И ещё");
        assertThat(other.talk.at()).isEqualTo("belongs");
        other.talk = other.talk.with(Gathered.NOTHING);
        other.presses("Да, добавить туда");
        assertThat(other.last.deeds()).isEmpty();
        assertThat(other.talk.at()).isEqualTo("what");
    }

    private void takeAllBack() {
        var gathered = scene.talk.gathered();
        scene.talk = scene.talk.with(new Gathered(
                List.of(),
                gathered.place(),
                gathered.issue(),
                gathered.issueName(),
                gathered.asked(),
                gathered.near(),
                gathered.work(),
                gathered.incident(),
                gathered.joins()));
    }

    @Test
    void a_number_that_is_shared_is_thanked_for_and_answers_no_question() {
        begun().take(new Said.Shared(scene.item("", null, null)));
        assertThat(scene.last.says().getFirst().text()).startsWith("Спасибо, мы сохранили ваш номер");
        assertThat(scene.asked()).as("the open question is put again").startsWith("Что случилось?");
        assertThat(scene.talk.gathered().isNothing()).isTrue();
        scene.says("Яма").says("Абай 5").presses("Готово").take(new Said.Shared(scene.item("", null, null)));
        assertThat(scene.talk.at()).isEqualTo("confirm");
        assertThat(scene.talk.gathered().items()).hasSize(1);
    }

    @Test
    void who_shares_a_number_first_is_thanked_in_all_languages_and_asked_for_theirs() {
        scene.take(new Said.Shared(scene.item("", null, null)));
        assertThat(scene.last.says().getFirst().text()).contains("Рахмет", "Спасибо", "Thank you");
        assertThat(scene.talk.at()).isEqualTo("language");
        scene.presses("English");
        assertThat(scene.talk.at()).isEqualTo("what");
    }

    @Test
    void an_operator_who_is_talked_to_sees_that_a_number_was_shared() {
        begun();
        scene.listening = 7L;
        scene.take(new Said.Shared(scene.item("", null, null)));
        assertThat(scene.deed(Deed.Hear.class).gathered().words()).isEqualTo("Прислан номер телефона");
        assertThat(scene.last.says()).hasSize(1);
    }

    @Test
    void what_many_ask_about_is_told_with_the_greeting_and_before_the_first_question_once_a_run() {
        scene.announced = List.of(new Names("Апат", "Авария на водоводе", "Burst main"));
        scene.says("/start");
        assertThat(scene.last.says()).hasSize(1);
        assertThat(scene.asked()).contains("Назар аударыңыз: Апат", "Авария на водоводе", "Please note: Burst main");
        scene.presses("Русский");
        assertThat(scene.last.says()).as("not twice").hasSize(1);
        scene.says("Яма").says("Абай 5").presses("Готово").presses("Да");
        scene.says("Нет воды");
        assertThat(scene.last.says())
                .extracting(Saying::text)
                .first()
                .isEqualTo("Обратите внимание: Авария на водоводе");
        scene.says("Абай 5");
        assertThat(scene.last.says()).extracting(Saying::text).noneMatch(text -> text.contains("Авария"));
    }

    @Test
    void a_script_that_leads_nowhere_or_has_no_words_is_refused() {
        var steps = new HashMap<>(SCRIPT.steps());
        steps.put("what", new Step.What("what", "nowhere"));
        assertThatThrownBy(() -> with(steps, SCRIPT)).hasMessageContaining("what");
        var texts = new HashMap<>(SCRIPT.texts());
        texts.remove("danger");
        assertThatThrownBy(() -> new Script(
                        1,
                        "language",
                        "belongs",
                        "unsolved",
                        SCRIPT.steps(),
                        texts,
                        Map.of(),
                        List.of(),
                        Duration.ofMinutes(30),
                        Duration.ofDays(7)))
                .hasMessageContaining("danger");
    }

    private static Script with(Map<String, Step> steps, Script like) {
        return new Script(
                1,
                like.begin(),
                like.belongs(),
                like.unsolved(),
                steps,
                like.texts(),
                like.words(),
                like.emergencies(),
                like.silence(),
                like.week());
    }

    @Test
    void every_text_is_there_in_three_languages_with_the_same_places_to_fill() {
        SCRIPT.texts().forEach((key, names) -> {
            assertThat(Stream.of(names.kk(), names.ru(), names.en())).as(key).noneMatch(String::isBlank);
            assertThat(List.of(fills(names.ru()), fills(names.en()))).as(key).containsOnly(fills(names.kk()));
        });
    }

    private static Set<String> fills(String text) {
        return java.util.regex.Pattern.compile("\\{\\w+}")
                .matcher(text)
                .results()
                .map(java.util.regex.MatchResult::group)
                .collect(java.util.stream.Collectors.toSet());
    }
}
