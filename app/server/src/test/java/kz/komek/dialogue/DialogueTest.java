package kz.komek.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.Place;
import kz.komek.contract.ReplyRequested;
import kz.komek.contract.Secrets;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.knowledge.Search;
import kz.komek.knowledge.domain.EntryKind;
import kz.komek.platform.sealing.Seal;
import kz.komek.testing.KomekTestResource;
import kz.komek.ticket.TicketViews;
import kz.komek.ticket.domain.Attachment;
import kz.komek.ticket.domain.EventKind;
import kz.komek.ticket.domain.HistoryEntry;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Outcome;
import org.awaitility.Awaitility;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole conversations on the real register. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class DialogueTest {
    private static final Place HOME = new Place("көш. Әйтеке би 5-үй", null, null, null);

    @Inject
    Intake intake;

    @Inject
    Silences silences;

    @Inject
    Forgetting forgetting;

    @Inject
    TicketViews views;

    @Inject
    TicketNumbers numbers;

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    @Inject
    Search search;

    @Inject
    Seal seal;

    @Inject
    Secrets secrets;

    @Inject
    SessionFactory sessions;

    @Inject
    InstantSource time;

    private Matters matters;
    private Chatter aigul;

    @BeforeEach
    void a_register_that_knows_its_issues() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !search.find("шұңқыр", Set.of(EntryKind.ISSUE), false, 3)
                                .isEmpty()
                        || !search.find("яма", Set.of(EntryKind.ISSUE), false, 3)
                                .isEmpty());
        matters = new Matters(intake, numbers, database);
        aigul = chatter();
    }

    private Chatter chatter() {
        var house = new Chatter.House(intake, database, seal, secrets);
        return Chatter.onTelegram(
                house, time.instant().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600));
    }

    @Test
    void a_conversation_in_Kazakh_ends_with_a_number_and_a_ticket_that_knows_all_that_was_said() {
        aigul.says("/start");
        assertThat(aigul.last().text()).contains("Қай тілде", "На каком языке", "Which language");
        aigul.presses("Қазақша");
        assertThat(aigul.last().text()).startsWith("Не болды?");
        aigul.says("Яссауи көшесінде үлкен шұңқыр бар");
        toPlace(aigul, "Ешқайсысы");
        assertThat(aigul.last().text()).startsWith("Бұл қай жерде?");
        assertThat(aigul.last().asking().wanted()).isEqualTo(ReplyRequested.Wanted.PLACE);
        aigul.says("көш. Әйтеке би 5-үй");
        assertThat(aigul.last().text()).startsWith("Фото");
        aigul.send(aigul.file("image/jpeg", null, ""));
        aigul.presses("Дайын");
        assertThat(aigul.last().text())
                .contains("Яссауи көшесінде үлкен шұңқыр бар", "көш. Әйтеке би 5-үй", "Файлдар: 1");
        assertThat(aigul.tickets()).isEmpty();
        aigul.presses("Иә");

        String number = aigul.tickets().getFirst();
        assertThat(aigul.last().text()).contains("Нөмірі: " + TicketNumbers.spoken(number), "/t/" + number + "/");
        var ticket = ticket(number);
        assertThat(ticket.ticket().title()).isEqualTo("Яссауи көшесінде үлкен шұңқыр бар");
        assertThat(ticket.ticket().language()).isEqualTo(Language.KK);
        assertThat(ticket.ticket().whereabouts().territory()).isEqualTo("turkistan-aiteke-bi-5");
        assertThat(ticket.messages())
                .filteredOn(message -> message.direction() == Message.Direction.IN)
                .extracting(Message::text)
                .containsExactly("Яссауи көшесінде үлкен шұңқыр бар", "");
        assertThat(files(ticket)).singleElement().satisfies(file -> {
            assertThat(file.ref().refused()).isEqualTo(AttachmentRef.Refusal.PENDING);
            assertThat(file.ref().id()).startsWith("media/");
        });
    }

    @Test
    void a_conversation_in_Russian_remembers_the_language_and_shows_the_status_later() {
        aigul.says("Не вывозят мусор");
        assertThat(aigul.last().text()).contains("Қай тілде");
        aigul.presses("Русский");
        toPlace(aigul, "Ничего из этого");
        assertThat(aigul.last().text()).as("what happened is known already").startsWith("Где это?");
        aigul.presses("Без адреса");
        aigul.presses("Готово");
        aigul.says("да");
        String number = aigul.tickets().getFirst();
        assertThat(aigul.last().text()).contains("Его номер: " + TicketNumbers.spoken(number));

        aigul.says(TicketNumbers.spoken(number).replace('0', 'O'));
        assertThat(aigul.last().text()).contains(TicketNumbers.spoken(number), "Принято");
        aigul.says("мои обращения");
        assertThat(aigul.last().text()).contains("Ваши обращения", "Не вывозят мусор");
        aigul.says("123 456 7890");
        assertThat(aigul.last().text()).contains("с таким номером не нашли");
        assertThat(aigul.tickets()).containsExactly(number);
        assertThat(aigul.heard()).extracting(ReplyRequested::language).contains(Language.RU);
    }

    @Test
    void who_falls_silent_is_told_the_number_of_a_ticket_made_of_what_is_known_and_start_alone_makes_none()
            throws Exception {
        var berik = chatter();
        berik.says("/start");
        aigul.says("Су құбыры жарылды");
        aigul.presses("Қазақша");
        passHalfAnHour(aigul);
        passHalfAnHour(berik);
        sweep();
        assertThat(aigul.tickets()).hasSize(1);
        assertThat(aigul.heard())
                .extracting(ReplyRequested::text)
                .anyMatch(text -> text.startsWith("Жауап болмаған соң"));
        assertThat(ticket(aigul.tickets().getFirst()).ticket().title()).isEqualTo("Су құбыры жарылды");
        assertThat(berik.tickets()).isEmpty();
        sweep();
        assertThat(aigul.tickets()).hasSize(1);
    }

    @Test
    void a_sticker_a_voice_and_a_photo_alone_become_tickets_with_a_title_when_nothing_follows() throws Exception {
        var sticker = chatter();
        var voice = chatter();
        var photo = chatter();
        sticker.send(sticker.sticker());
        voice.send(voice.file("audio/ogg", null, ""));
        photo.send(photo.file("image/jpeg", null, ""));
        for (Chatter each : List.of(sticker, voice, photo)) passHalfAnHour(each);
        sweep();
        assertThat(ticket(sticker.tickets().getFirst()).ticket().title()).isEqualTo("Мәтінсіз хабарлама");
        assertThat(ticket(voice.tickets().getFirst()).ticket().title()).isEqualTo("Дауыстық хабарлама");
        assertThat(ticket(photo.tickets().getFirst()).ticket().title()).isEqualTo("Мәтінсіз фото");
    }

    @Test
    void an_image_and_a_voice_sent_at_once_by_somebody_new_are_one_ticket() throws Exception {
        var image = aigul.file("image/jpeg", null, "");
        var voice = aigul.file("audio/ogg", null, "");
        try (var pool = Executors.newFixedThreadPool(2)) {
            List<Callable<Void>> both = List.of(
                    () -> {
                        aigul.send(image);
                        return null;
                    },
                    () -> {
                        aigul.send(voice);
                        return null;
                    });
            for (var each : pool.invokeAll(both)) each.get();
        }
        passHalfAnHour(aigul);
        sweep();
        assertThat(aigul.tickets()).hasSize(1);
        assertThat(files(ticket(aigul.tickets().getFirst()))).hasSize(2);
    }

    @Test
    void the_parts_of_an_album_are_one_message_in_whatever_order_they_come_and_however_late() throws Exception {
        var one = aigul.file("image/jpeg", "g1", "");
        var two = aigul.file("image/jpeg", "g1", "Арықта қоқыс");
        var three = aigul.file("image/jpeg", "g1", "");
        var four = aigul.file("image/jpeg", "g1", "");
        aigul.send(three);
        aigul.send(two, one);
        assertThat(aigul.heard()).as("three parts, one question").hasSize(1);
        passHalfAnHour(aigul);
        sweep();
        aigul.send(four);
        assertThat(aigul.tickets()).hasSize(1);
        var ticket = ticket(aigul.tickets().getFirst());
        assertThat(ticket.ticket().title()).isEqualTo("Арықта қоқыс");
        assertThat(ticket.messages())
                .filteredOn(message -> message.direction() == Message.Direction.IN)
                .singleElement()
                .satisfies(message -> assertThat(message.text()).isEqualTo("Арықта қоқыс"));
        assertThat(files(ticket)).hasSize(4);
    }

    @Test
    void what_comes_twice_or_too_late_changes_nothing() {
        aigul.says("Шам жанбайды");
        aigul.presses("Қазақша");
        toPlace(aigul, "Ешқайсысы");
        String skip = aigul.choice("Мекенжайсыз");
        var pressed = aigul.press(skip);
        aigul.send(pressed);
        int answers = aigul.heard().size();
        aigul.send(pressed, pressed);
        assertThat(aigul.heard()).hasSize(answers);
        // The same button once more is an old one now: it answers no question, and the open one is asked again.
        aigul.send(aigul.press(skip));
        assertThat(aigul.heard().get(answers).text()).startsWith("Бұл бұрынғы сұрақтың");
        assertThat(aigul.last().text()).startsWith("Фото");
        aigul.presses("Дайын");
        aigul.presses("Иә");
        assertThat(aigul.tickets()).hasSize(1);
    }

    @Test
    void words_that_were_said_before_the_question_are_kept_and_answer_nothing() {
        aigul.says("/start");
        aigul.presses("Қазақша");
        var first = aigul.words("Ауламызда");
        var second = aigul.words("шұңқыр бар");
        aigul.send(second);
        toPlace(aigul, "Ешқайсысы");
        aigul.send(first);
        assertThat(aigul.last().text()).as("no address came yet").startsWith("Бұл қай жерде?");
        aigul.send(aigul.here(new Place(null, null, 43.297, 68.27)));
        aigul.presses("Дайын");
        aigul.presses("Иә");
        var ticket = ticket(aigul.tickets().getFirst());
        assertThat(ticket.messages())
                .filteredOn(message -> message.direction() == Message.Direction.IN)
                .extracting(Message::text)
                .contains("Ауламызда", "шұңқыр бар");
        assertThat(ticket.ticket().place().latitude()).isEqualTo(43.297);
    }

    @Test
    void who_asks_for_a_person_has_a_ticket_at_once_and_talks_past_the_script_until_it_is_closed() {
        aigul.says("/start");
        aigul.presses("Русский");
        aigul.presses("Поговорить с человеком");
        String number = aigul.tickets().getFirst();
        int answers = aigul.heard().size();
        aigul.says("У нас третий день нет воды");
        aigul.send(aigul.file("image/jpeg", null, ""));
        assertThat(aigul.heard()).as("a person reads it, no machine answers").hasSize(answers);
        assertThat(ticket(number).messages()).extracting(Message::text).contains("У нас третий день нет воды");
        assertThat(files(ticket(number))).hasSize(1);

        matters.register(number, "CONSULTATION");
        matters.closeAtOnce(number, "aigul", Outcome.EXPLAINED);
        assertThat(aigul.last().text()).contains("жабылды");
        assertThat(aigul.last().asking().choices()).hasSize(6);
        aigul.says("Теперь нет света");
        assertThat(aigul.tickets()).containsExactly(number);
        assertThat(aigul.last().text()).doesNotContain("Добавили");
    }

    @Test
    void an_answer_goes_where_the_resident_wrote_their_reply_is_heard_and_the_end_can_be_rated_and_refused() {
        String number = confirmed(aigul, "Қоқыс шығарылмайды");
        matters.register(number, "INCIDENT");
        Matters.done(Caller.staff("aigul")
                .put(
                        "/api/v1/tickets/" + number + "/messages/" + UUID.randomUUID(),
                        Map.of("kind", "QUESTION", "text", "Қай ауладан?")));
        assertThat(aigul.last().text()).startsWith("Қай ауладан?").contains(TicketNumbers.spoken(number));
        assertThat(ticket(number).ticket().status().name()).isEqualTo("WAITING_FOR_RESIDENT");
        aigul.later(Duration.ofMinutes(20));
        aigul.says("Жетінші үйден");
        assertThat(ticket(number).ticket().status().name()).isEqualTo("REGISTERED");

        matters.closeAtOnce(number, "aigul", Outcome.EXPLAINED);
        assertThat(aigul.heard())
                .extracting(ReplyRequested::text)
                .anyMatch(text -> text.startsWith("Жауап: " + number));
        aigul.presses("★★★★");
        assertThat(aigul.last().text()).isEqualTo("Бағаңызға рахмет!");
        assertThat(ticket(number).history()).extracting(HistoryEntry::kind).contains(EventKind.RATED);
        aigul.send(aigul.press("again:0:" + number));
        assertThat(aigul.last().text()).startsWith("Не шешілмегенін");
        aigul.says("Әлі шығарған жоқ");
        assertThat(ticket(number).ticket().status().name()).isEqualTo("REOPENED");
    }

    @Test
    void words_of_danger_open_a_ticket_at_once_and_name_whom_to_call() {
        aigul.says("/start");
        aigul.presses("Русский");
        aigul.says("В подъезде сильный запах газа");
        assertThat(aigul.heard()).extracting(ReplyRequested::text).anyMatch(text -> text.contains("звоните 104"));
        String number = aigul.tickets().getFirst();
        assertThat(ticket(number).ticket().turn().urgent()).isTrue();
        aigul.says("Яссауи 7");
        assertThat(ticket(number).messages()).extracting(Message::text).contains("Яссауи 7");
    }

    @Test
    void an_edited_message_says_the_new_and_keeps_the_old_and_one_taken_back_is_marked() throws Exception {
        aigul.says("/start");
        aigul.presses("Қазақша");
        var draft = aigul.says("Шұңкыр");
        aigul.send(aigul.edits(draft, "Шұңқыр"));
        toPlace(aigul, "Ешқайсысы");
        aigul.presses("Мекенжайсыз");
        aigul.presses("Дайын");
        aigul.presses("Иә");
        String number = aigul.tickets().getFirst();
        assertThat(ticket(number).ticket().title()).isEqualTo("Шұңқыр");

        int answers = aigul.heard().size();
        aigul.send(aigul.edits(draft, "Үлкен шұңқыр"));
        var message = message(number, draft.contactId());
        assertThat(message.text()).isEqualTo("Үлкен шұңқыр");
        assertThat(message.editedAt()).isNotNull();
        assertThat(matters.count("select count(*) from message_before where text = 'Шұңқыр' and message_id = '"
                        + draft.contactId() + "'"))
                .isEqualTo(1);
        // Those of the centre see what stood there, and it is found by what stands there now.
        var former = Caller.staff("aigul")
                .get("/api/v1/tickets/" + number + "/messages/" + draft.contactId() + "/before")
                .json()
                .path("before");
        assertThat(former.findValuesAsText("text")).containsExactly("Шұңқыр");
        String word = "зюлбарс"
                + Long.toString(draft.contactId().getMostSignificantBits() & 0xFFFF, 36)
                        .replaceAll("[0-9]", "ы");
        aigul.send(aigul.edits(draft, "Үлкен шұңқыр " + word));
        var question = java.util.Map.of("words", word, "kinds", List.of("TICKET"));
        assertThat(Caller.until(() -> {
                    String found = Caller.staff("aigul")
                            .call("POST", "/api/v1/search", question)
                            .text();
                    return found.contains(number) ? found : null;
                }))
                .isNotEmpty();
        aigul.send(aigul.takesBack(draft));
        assertThat(message(number, draft.contactId()).deletedAt()).isNotNull();
        assertThat(aigul.heard()).hasSize(answers);
        assertThat(aigul.tickets()).hasSize(1);

        var stranger = chatter();
        stranger.send(stranger.edits(draft, "Бөтен"));
        assertThat(message(number, draft.contactId()).text()).isEqualTo("Үлкен шұңқыр " + word);
        assertThat(stranger.heard()).isEmpty();
    }

    @Test
    void who_takes_their_only_message_back_and_confirms_is_asked_again_and_gets_no_ticket_of_nothing() {
        aigul.says("/start");
        aigul.presses("Қазақша");
        var only = aigul.says("Шұңқыр");
        toPlace(aigul, "Ешқайсысы");
        aigul.presses("Мекенжайсыз");
        aigul.presses("Дайын");
        aigul.send(aigul.takesBack(only));
        aigul.presses("Иә");
        assertThat(aigul.tickets()).isEmpty();
        assertThat(aigul.last().text()).startsWith("Не болды?");
    }

    @Test
    void a_number_that_is_shared_is_kept_with_its_person_and_is_no_message() {
        String phone = "+7705" + (1_000_000 + Math.abs(UUID.randomUUID().hashCode() % 9_000_000));
        aigul.says("/start");
        aigul.presses("Қазақша");
        aigul.send(aigul.shares(phone));
        assertThat(aigul.heard())
                .extracting(ReplyRequested::text)
                .anyMatch(text -> text.startsWith("Рахмет, нөміріңізді сақтап қойдық"));
        assertThat(aigul.last().text()).startsWith("Не болды?");
        aigul.says("Шұңқыр");
        toPlace(aigul, "Ешқайсысы");
        aigul.presses("Мекенжайсыз");
        aigul.presses("Дайын");
        aigul.presses("Иә");
        assertThat(ticket(aigul.tickets().getFirst()).messages())
                .filteredOn(message -> message.direction() == Message.Direction.IN)
                .extracting(Message::text)
                .containsExactly("Шұңқыр");
        var bySms = new Chatter(
                new Chatter.House(intake, database, seal, secrets),
                Channel.WHATSAPP,
                new Handle(Handle.Kind.PHONE, phone, null),
                time.instant().truncatedTo(ChronoUnit.SECONDS));
        bySms.says("статус");
        assertThat(bySms.last().text())
                .as("who writes from that number is the same person")
                .contains(TicketNumbers.spoken(aigul.tickets().getFirst()));
    }

    @Test
    void whom_whatsapp_names_by_number_and_id_is_the_same_when_the_number_is_missing() {
        int tail = 1_000_000 + Math.abs(UUID.randomUUID().hashCode() % 9_000_000);
        var house = new Chatter.House(intake, database, seal, secrets);
        var then = time.instant().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600);
        var id = new Handle(Handle.Kind.WHATSAPP, "KZ." + tail, null);
        var berik = new Chatter(house, Channel.WHATSAPP, new Handle(Handle.Kind.PHONE, "+7707" + tail, null), then);
        berik.send(berik.words("/start", id));
        String number = confirmed(berik, "Шұңқыр");
        var later = new Chatter(house, Channel.WHATSAPP, id, then.plusSeconds(300));
        later.says("статус");
        assertThat(later.last().text()).contains(TicketNumbers.spoken(number));
    }

    @Test
    void what_whatsapp_tells_of_somebody_is_answered_by_nobody_and_opens_nothing() throws Exception {
        int tail = 1_000_000 + Math.abs(UUID.randomUUID().hashCode() % 9_000_000);
        var house = new Chatter.House(intake, database, seal, secrets);
        var then = time.instant().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600);
        var nobody = new Chatter(house, Channel.WHATSAPP, new Handle(Handle.Kind.PHONE, "+7707" + tail, null), then);
        var moves = nobody.movesTo(new Handle(Handle.Kind.PHONE, "+7708" + tail, null));
        nobody.send(moves);
        assertThat(nobody.heard()).isEmpty();
        assertThat(matters.count(
                        "select count(*) from contact where unfiled is not null and id = '" + moves.contactId() + "'"))
                .as("somebody can look at it")
                .isEqualTo(1);
        String fingerprint = seal.fingerprint(nobody.handle.kind().name(), nobody.handle.value());
        assertThat(matters.count("select count(*) from talk where silent_at is not null and fingerprint = '"
                        + fingerprint + "'"))
                .isZero();
        assertThat(matters.count("select count(*) from reachability where said_at is not null and fingerprint = '"
                        + fingerprint + "'"))
                .as("no window opens")
                .isZero();
    }

    @Test
    void a_talk_that_cannot_be_ended_is_put_off_and_keeps_nobody_waiting() throws Exception {
        var broken = chatter();
        for (Chatter each : List.of(broken, aigul)) {
            each.says("/start");
            each.presses("Қазақша");
            each.says("Шұңқыр");
        }
        String first = seal.fingerprint(broken.handle.kind().name(), broken.handle.value());
        matters.execute("update talk set kept = '\\x00', silent_at = '2020-01-01' where fingerprint = '" + first + "'");
        passHalfAnHour(aigul);
        try {
            sweep();
            assertThat(aigul.tickets()).hasSize(1);
            assertThat(matters.count("select count(*) from talk where silent_tries = 1 and silent_at > '"
                            + time.instant() + "' and fingerprint = '" + first + "'"))
                    .as("tried once, and not again before a minute is over")
                    .isEqualTo(1);
            matters.execute("update talk set silent_at = '2020-01-01' where fingerprint = '" + first + "'");
            sweep();
            assertThat(matters.count("select count(*) from talk where silent_tries = 2 and silent_at > '"
                            + time.instant().plusSeconds(61) + "' and fingerprint = '" + first + "'"))
                    .as("the pause doubles")
                    .isEqualTo(1);
        } finally {
            matters.execute("delete from talk where fingerprint = '" + first + "'");
        }
    }

    @Test
    void talks_in_which_nothing_goes_on_are_let_go_of_in_the_end_and_no_others() throws Exception {
        var waiting = chatter();
        for (Chatter each : List.of(waiting, aigul)) {
            each.says("/start");
            each.presses("Қазақша");
        }
        waiting.says("Шұңқыр");
        for (Chatter each : List.of(waiting, aigul)) {
            matters.execute("update talk set turned_at = turned_at - interval '181 days' where fingerprint = '"
                    + seal.fingerprint(each.handle.kind().name(), each.handle.value()) + "'");
        }
        forgetting.forget();
        assertThat(talks(aigul)).isZero();
        assertThat(talks(waiting)).as("what was said waits to become a ticket").isEqualTo(1);
        aigul.says("/start");
        assertThat(aigul.last().text())
                .as("the language is known of the resident")
                .startsWith("Не болды?");
    }

    private long talks(Chatter who) throws Exception {
        return matters.count("select count(*) from talk where fingerprint = '"
                + seal.fingerprint(who.handle.kind().name(), who.handle.value()) + "'");
    }

    @Test
    void after_a_week_a_talk_begins_anew_politely_and_its_buttons_are_old() {
        aigul.says("/start");
        aigul.presses("Қазақша");
        aigul.says("Жол");
        String old = aigul.choice("Оператормен сөйлесу").replace("any", "guess").replace("person", "none");
        aigul.later(Duration.ofDays(8));
        aigul.send(aigul.press(old));
        assertThat(aigul.heard()).extracting(ReplyRequested::text).contains("Қайта қош келдіңіз!");
    }

    @Test
    void who_is_content_with_planned_works_is_counted_as_solved_and_who_is_not_may_join_the_neighbours()
            throws Exception {
        String street = "test-talk-" + UUID.randomUUID().toString().substring(0, 8);
        String name = "Тыныш" + street.substring(10).replaceAll("\\d", "а") + " көшесі";
        territory(street, name);
        var work = UUID.randomUUID();
        Matters.done(Caller.staff("dana").put("/api/v1/planned-works/" + work, (Integer) null, works(street)));
        aigul.says("/start");
        aigul.presses("Қазақша");
        aigul.says("Су жоқ");
        toPlace(aigul, "Ешқайсысы");
        aigul.says(name + " 7");
        assertThat(aigul.last().text()).contains("Құбыр жөнделіп жатыр");
        aigul.presses("Иә");
        assertThat(aigul.last().text()).startsWith("Хабарласқаныңызға рахмет");
        assertThat(aigul.tickets()).isEmpty();
        assertThat(matters.count("select count(*) from planned_work_answer where work = '" + work + "'"))
                .isEqualTo(1);

        Matters.done(Caller.staff("saule")
                .put(
                        "/api/v1/outages/" + UUID.randomUUID(),
                        Map.of(
                                "issue",
                                "WATER_NONE",
                                "place",
                                street,
                                "greeting",
                                Map.of("kk", "Апат", "ru", "Авария", "en", "Burst"))));
        var berik = chatter();
        berik.says("/start");
        berik.presses("Қазақша");
        berik.says("Су жоқ");
        toPlace(berik, "Ешқайсысы");
        berik.says(name + " 9");
        berik.presses("Жоқ");
        assertThat(berik.last().text()).contains("Апат");
        berik.presses("Иә");
        berik.presses("Дайын");
        assertThat(berik.last().text()).contains("Көршілеріңіздің");
        berik.presses("Иә");
        assertThat(ticket(berik.tickets().getFirst()).ticket().parent()).isNotNull();
    }

    @Test
    void who_lives_where_many_ask_about_something_reads_of_it_before_they_are_asked_and_others_do_not() {
        String street = "test-told-" + UUID.randomUUID().toString().substring(0, 8);
        String name = "Жарық" + street.substring(10).replaceAll("\\d", "а") + " көшесі";
        territory(street, name);
        aigul.says("/start");
        aigul.presses("Қазақша");
        aigul.says("Шұңқыр");
        toPlace(aigul, "Ешқайсысы");
        aigul.says(name + " 7");
        aigul.presses("Дайын");
        aigul.presses("Иә");
        Matters.done(Caller.staff("saule")
                .put(
                        "/api/v1/outages/" + UUID.randomUUID(),
                        Map.of(
                                "issue",
                                "WATER_NONE",
                                "place",
                                street,
                                "greeting",
                                Map.of("kk", "Құбыр жарылды", "ru", "Порыв", "en", "Burst"))));
        aigul.says("/start");
        assertThat(aigul.heard())
                .extracting(ReplyRequested::text)
                .filteredOn("Назар аударыңыз: Құбыр жарылды"::equals)
                .hasSize(1);
        assertThat(aigul.last().text()).startsWith("Не болды?");
        var stranger = chatter();
        stranger.says("/start");
        assertThat(stranger.last().text()).doesNotContain("Құбыр жарылды");
    }

    private void territory(String code, String name) {
        Matters.done(Caller.staff("dana")
                .put(
                        "/api/v1/territory/" + code,
                        (Integer) null,
                        Map.of(
                                "parent",
                                "kentau",
                                "kind",
                                "STREET",
                                "names",
                                Map.of("kk", name, "ru", name, "en", name),
                                "point",
                                Map.of("latitude", 43.51, "longitude", 68.5),
                                "active",
                                true)));
    }

    private Map<String, Object> works(String street) {
        return Map.of(
                "resource", "WATER",
                "from", time.instant().minusSeconds(3600),
                "to", time.instant().plusSeconds(7200),
                "text", Map.of("kk", "Құбыр жөнделіп жатыр", "ru", "Ремонт трубы", "en", "Repairs"),
                "organisation", "SU_KENTAU",
                "places", List.of(Map.of("code", street)),
                "cancelled", false);
    }

    @Test
    void a_public_comment_is_answered_under_it_without_a_script_and_with_nothing_but_the_number() {
        aigul.send(aigul.comments("post_1", "Көшемізде жарық жоқ"));
        String number = aigul.tickets().getFirst();
        assertThat(aigul.last().comment()).isEqualTo("post_1");
        assertThat(aigul.last().text())
                .contains(TicketNumbers.spoken(number), "жеке хабарлама")
                .doesNotContain("/t/");
        var view = Caller.staff("aigul").get("/api/v1/tickets/" + number).json();
        assertThat(view.path("answerBy").path("inPublic").asBoolean()).isTrue();
    }

    @Test
    void twenty_contacts_take_no_more_statements_than_two_but_for_what_each_writes() {
        long two = statements(2);
        long twenty = statements(20);
        assertThat(twenty).isLessThanOrEqualTo(two + 4);
    }

    private long statements(int count) {
        var contacts = java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> chatter())
                .map(each -> each.words("/start"))
                .toArray(ContactReceived[]::new);
        var statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            statistics.clear();
            intake.take(List.of(contacts));
            return statistics.getPrepareStatementCount();
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    /** Through the whole script, in Kazakh, without a place. */
    private String confirmed(Chatter who, String words) {
        who.says("/start");
        who.presses("Қазақша");
        who.says(words);
        toPlace(who, "Ешқайсысы");
        who.presses("Мекенжайсыз");
        who.presses("Дайын");
        who.presses("Иә");
        return who.tickets().getLast();
    }

    /** Where something was guessed, it is none of it. */
    private static void toPlace(Chatter who, String none) {
        var offered = who.asked().asking().choices();
        if (offered.stream().anyMatch(choice -> choice.label().equals(none))) who.presses(none);
    }

    private void passHalfAnHour(Chatter who) throws Exception {
        matters.execute("update talk set silent_at = silent_at - interval '31 minutes' where silent_at is not null"
                + " and fingerprint = '" + seal.fingerprint(who.handle.kind().name(), who.handle.value()) + "'");
    }

    private void sweep() {
        while (silences.sweep() > 0) {
            // there may be more
        }
    }

    private TicketViews.Whole ticket(String number) {
        return views.whole(number, "saule").orElseThrow();
    }

    private Message message(String number, UUID id) {
        return ticket(number).messages().stream()
                .filter(message -> message.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<Attachment> files(TicketViews.Whole ticket) {
        return ticket.attachments().values().stream().flatMap(List::stream).toList();
    }
}
