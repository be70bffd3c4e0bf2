package kz.komek.channel.phone;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import kz.komek.channel.AccountsOnDuty;
import kz.komek.channel.Attended;
import kz.komek.channel.ChannelEvents;
import kz.komek.channel.Contacts;
import kz.komek.channel.DeliveryReports;
import kz.komek.channel.Downloads;
import kz.komek.channel.LookBack;
import kz.komek.channel.Marks;
import kz.komek.channel.MediaDesks;
import kz.komek.channel.Pace;
import kz.komek.channel.ReplyDesk;
import kz.komek.channel.SystemTime;
import kz.komek.channel.Thrives;
import kz.komek.channel.TwilioApi;
import kz.komek.channel.TwilioLook;
import kz.komek.channel.TwilioMedia;
import kz.komek.contract.Channel;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.Conversation;
import kz.komek.contract.Secrets;
import kz.komek.contract.files.Attachments;
import kz.komek.contract.kafka.BatchConsumer;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import kz.komek.contract.number.NumberBlocks;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Calls and short messages of one account at the exchange. */
@Singleton
class PhoneChannel implements Attended {
    private static final Logger LOG = Logger.getLogger(PhoneChannel.class);
    private static final Duration ONE_FILE = Duration.ofSeconds(60);

    private final PhoneConfig config;
    private final String bootstrap;
    private final Topics topics;
    private final Publisher publisher;
    private final Contacts contacts;
    private final ChannelEvents events;
    private final DeliveryReports reports;
    private final Conversation conversation;
    private final Attachments files;
    private final StoredRecordings stored;
    private final MediaDesks mediaDesks;
    private final Marks marks;
    private final MeterRegistry metrics;
    private final InstantSource time;
    private final SystemTime clock;
    private final @Nullable Desk desk;
    private final List<Runnable> closing = new ArrayList<>();
    private final List<Thrives> working = new CopyOnWriteArrayList<>();

    /** What a signed request is taken with. */
    record Desk(Signature signature, Addresses addresses, Steps steps, Facts facts, ShortMessages shortMessages) {}

    PhoneChannel(
            PhoneConfig config,
            @ConfigProperty(name = "komek.kafka") String bootstrap,
            Topics topics,
            Publisher publisher,
            Contacts contacts,
            ChannelEvents events,
            DeliveryReports reports,
            Conversation conversation,
            NumberBlocks numbers,
            Attachments files,
            Secrets secrets,
            MediaDesks mediaDesks,
            Marks marks,
            MeterRegistry metrics,
            InstantSource time,
            SystemTime clock) {
        this.config = config;
        this.bootstrap = bootstrap;
        this.topics = topics;
        this.publisher = publisher;
        this.contacts = contacts;
        this.events = events;
        this.reports = reports;
        this.conversation = conversation;
        this.files = files;
        this.stored = new StoredRecordings(publisher, topics, secrets);
        this.mediaDesks = mediaDesks;
        this.marks = marks;
        this.metrics = metrics;
        this.time = time;
        this.clock = clock;
        this.desk = config.account() == null ? null : desk(config.account(), numbers);
    }

    private Desk desk(PhoneConfig.Account account, NumberBlocks numbers) {
        var addresses = config.addresses();
        var facts = new Facts(events::publish, contacts::publish, time);
        var messages = new VoiceMessages(facts, numbers::next, time);
        var flow = new VoiceFlow(addresses, config.rules(), conversation, facts, messages, time);
        var shortMessages = new ShortMessages(
                new ShortMessages.Published(
                        contacts::publish,
                        events::publish,
                        report -> reports.publish(Channel.SMS, String.valueOf(config.smsFrom()), report)),
                config.optOut(),
                time,
                config.region());
        var steps = new Steps(flow, messages, facts, shortMessages, config.region());
        return new Desk(new Signature(account.token()), addresses, steps, facts, shortMessages);
    }

    /** One account at the exchange serves calls and short messages. */
    @Override
    public List<Account> accounts() {
        var account = config.account();
        if (account == null || desk == null) return List.of();
        var api = new TwilioApi(account.api(), account.sid(), account.token());
        var look = new TwilioLook(api);
        Lists lists = from ->
                new CallLists(api, desk.facts(), desk.shortMessages(), config.region()).tell(from, clock.unmoved());
        var calls = new Account(Channel.PHONE, account.sid(), look, lists);
        return config.smsFrom() == null
                ? List.of(calls)
                : List.of(calls, new Account(Channel.SMS, config.smsFrom(), look, lists));
    }

    @Override
    public boolean alive() {
        return working.stream().allMatch(Thrives::alive);
    }

    /** {@code null}: the channel is off. */
    @Nullable Desk desk() {
        return desk;
    }

    void start(@Observes StartupEvent started) {
        var account = config.account();
        if (account == null || desk == null) {
            LOG.info("komek.twilio.account-sid is not set: no calls and no short messages here");
            return;
        }
        var api = new TwilioApi(account.api(), account.sid(), account.token());
        takeRecordings(api);
        fetchFiles(account);
        readLists(api, account, desk);
        if (config.sendsSms()) sendSms(api, String.valueOf(config.smsFrom()));
        else LOG.info("komek.sms.from is not set: short messages wait in Kafka");
    }

    private void takeRecordings(TwilioApi api) {
        var recordings = new Recordings(
                api,
                files,
                new Recordings.Published(
                        contacts::publish,
                        events::publish,
                        (of, file) -> stored.publish(of.account(), of.handle(), file)),
                time,
                Thread::sleep,
                config.region());
        var settings = new BatchConsumer.Settings<>(
                bootstrap, topics.channelEvent(), topics.group("recordings"), ChannelEvent.class, 10, api::answers);
        var reader = new BatchConsumer<>(settings, recordings::handle, publisher);
        closing.add(reader.start()::close);
        working.add(reader::alive);
    }

    private void fetchFiles(PhoneConfig.Account account) {
        var downloads = new Downloads(ONE_FILE, List.of(account.api()));
        var pictures = new TwilioMedia(account.api(), account.sid(), account.token(), downloads);
        var media = mediaDesks.of(Channel.SMS, pictures);
        closing.add(media.start()::close);
        working.add(media::alive);
        closing.add(downloads::close);
    }

    private void readLists(TwilioApi api, PhoneConfig.Account account, Desk desk) {
        var lists = new CallLists(api, desk.facts(), desk.shortMessages(), config.region());
        var mark = marks.of("twilio/phone/" + account.sid());
        var lookBack = new LookBack("calls", lists, mark, clock::unmoved);
        var onDuty = new AccountsOnDuty(bootstrap, topics, Channel.PHONE, Map.of(account.sid(), lookBack::start));
        closing.add(onDuty.start()::close);
        working.add(onDuty::alive);
    }

    private void sendSms(TwilioApi api, String from) {
        var sender = new Pace(SmsSender.LIMITS).of(new SmsSender(api, from, config.addresses(), metrics));
        var replies = new ReplyDesk(bootstrap, topics, Channel.SMS, sender, conversation, reports, publisher, time);
        closing.add(replies.start()::close);
        working.add(replies::alive);
    }

    void stop(@Observes ShutdownEvent stopping) {
        closing.forEach(Runnable::run);
    }
}
