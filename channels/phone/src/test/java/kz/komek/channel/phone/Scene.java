package kz.komek.channel.phone;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.komek.channel.Contacts;
import kz.komek.contract.Call;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Conversation;
import kz.komek.contract.DeliveryReported;
import kz.komek.contract.Language;
import kz.komek.contract.Place;
import kz.komek.contract.PublicAnswers;
import kz.komek.contract.PublicArticle;
import kz.komek.contract.PublicOutage;
import kz.komek.contract.WorkAnswer;
import org.jspecify.annotations.Nullable;

/** A call at our door: what the exchange asks, what the core knows, whether Kafka listens. */
final class Scene implements Conversation {
    static final Instant NOON = Instant.parse("2026-11-20T07:00:00Z");
    static final String CALL = "CA0123456789abcdef0123456789abcdef";
    static final String RECORDING = "RE0123456789abcdef0123456789abcdef";
    static final UUID SEAT = UUID.fromString("0f0e0d0c-0b0a-4908-8706-050403020100");

    /** The core, as far as it is asked. */
    Told<Caller> caller = new Told.Silent<>();

    Seat seat = new Seat.Silent();
    Tracking tracking = new Tracking.Silent();
    final List<SeatWanted> seatsWanted = new ArrayList<>();
    /** Kafka. */
    boolean kafkaIsDown;

    final List<ChannelEvent> events = new ArrayList<>();
    final List<ContactReceived> contacts = new ArrayList<>();
    final List<DeliveryReported> reports = new ArrayList<>();

    List<String> operators = List.of("+77172550001", "sip:204@pbx.komek.test");
    String from = "+77011234567";
    private @Nullable String cookie;

    private final InstantSource time = InstantSource.fixed(NOON);

    Steps steps() {
        var addresses = new Addresses(URI.create("https://109.komek.test"));
        var facts = facts();
        var messages = voiceMessages();
        var flow = new VoiceFlow(
                addresses, new VoiceFlow.Rules("112", operators, true, null), this, facts, messages, time);
        return new Steps(flow, messages, facts, shortMessages(), "KZ");
    }

    VoiceMessages voiceMessages() {
        return new VoiceMessages(facts(), () -> "5724093816", time);
    }

    Facts facts() {
        return new Facts(this::event, this::contact, time);
    }

    ShortMessages shortMessages() {
        return new ShortMessages(
                new ShortMessages.Published(this::contact, this::event, report -> {
                    listens();
                    reports.add(report);
                }),
                new OptOut(List.of("стоп", "тоқта"), List.of("старт")),
                time,
                "KZ");
    }

    void event(ChannelEvent event) {
        listens();
        events.add(event);
    }

    void contact(ContactReceived contact) {
        listens();
        contacts.add(contact);
    }

    void listens() {
        if (kafkaIsDown) throw new Contacts.NotAcknowledged(new IllegalStateException("down"));
    }

    /** One question of the exchange, and the document it is answered with; the cookie is kept as the exchange does. */
    String asks(String step, String query, String... fields) {
        var taken = steps().take(step, form(fields), query(query), cookie);
        if (!(taken instanceof Steps.Taken.Said said)) return taken.toString();
        if (said.answer().leave() != null) {
            cookie = said.answer().leave().isEmpty() ? null : said.answer().leave();
        }
        return said.answer().says().toXml();
    }

    Form form(String... fields) {
        var all = new LinkedHashMap<String, String>();
        all.put("CallSid", CALL);
        all.put("From", from);
        all.put("To", "+77172000109");
        all.put("CallStatus", "in-progress");
        all.put("Direction", "inbound");
        for (int i = 0; i < fields.length; i += 2) all.put(fields[i], fields[i + 1]);
        return Form.of(all);
    }

    private static Map<String, String> query(String query) {
        var all = new LinkedHashMap<String, String>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
            all.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return all;
    }

    List<Call.Step> told() {
        return events.stream()
                .map(ChannelEvent::call)
                .filter(java.util.Objects::nonNull)
                .map(Call::step)
                .toList();
    }

    void known(Language language, Announcement... news) {
        caller = new Told.Found<>(new Caller(language, false, 2, List.of(news)));
    }

    @Override
    public Told<Caller> caller(String phone) {
        return caller;
    }

    @Override
    public Seat seat(SeatWanted wanted) {
        seatsWanted.add(wanted);
        return seat;
    }

    @Override
    public Tracking track(String number, boolean withKey) {
        return tracking;
    }

    @Override
    public Claim claim(UUID replyId, UUID claimant) {
        return Claim.SILENT;
    }

    @Override
    public Told<PublicAnswers> answers(Language language, @Nullable String words, @Nullable String sphere) {
        return new Told.Silent<>();
    }

    @Override
    public Told<PublicArticle> article(String code, Language language) {
        return new Told.Silent<>();
    }

    @Override
    public Told<Boolean> think(String code, boolean useful) {
        return new Told.Silent<>();
    }

    @Override
    public Works worksAt(Place place) {
        return new Works.Silent();
    }

    @Override
    public Works works(@Nullable String district, @Nullable String street) {
        return new Works.Silent();
    }

    @Override
    public Noted answered(UUID work, UUID id, WorkAnswer answer) {
        return Noted.SILENT;
    }

    @Override
    public List<PublicOutage> outages() {
        return List.of();
    }
}
