package kz.komek.channel.telegram;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import kz.komek.channel.AccountsOnDuty;
import kz.komek.channel.Attended;
import kz.komek.channel.ChannelEvents;
import kz.komek.channel.Contacts;
import kz.komek.channel.DeliveryReports;
import kz.komek.channel.Downloads;
import kz.komek.channel.MediaDesks;
import kz.komek.channel.Pace;
import kz.komek.channel.ReplyDesk;
import kz.komek.channel.SystemTime;
import kz.komek.channel.Thrives;
import kz.komek.channel.telegram.BotApi.Answer;
import kz.komek.contract.Channel;
import kz.komek.contract.Conversation;
import kz.komek.contract.Secrets;
import kz.komek.contract.files.FileStore;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The channel of our bots: updates by webhook or by polling, replies, and the files that Telegram keeps. */
@Singleton
class TelegramChannel implements Attended {
    private static final Logger LOG = Logger.getLogger(TelegramChannel.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration A_FILE = Duration.ofSeconds(60);
    private static final int RECEIVERS_AT_ONCE = 20;

    private final TelegramConfig config;
    private final String bootstrap;
    private final Topics topics;
    private final DeliveryReports reports;
    private final Conversation conversation;
    private final Publisher publisher;
    private final FileStore files;
    private final MediaDesks mediaDesks;
    private final InstantSource time;
    private final Map<String, BotApi> apis = new HashMap<>();
    private final TelegramIntake intake;
    private final SystemTime clock;
    private final List<AutoCloseable> closing = new ArrayList<>();
    private final List<Thrives> working = new CopyOnWriteArrayList<>();

    TelegramChannel(
            TelegramConfig config,
            @ConfigProperty(name = "komek.kafka") String bootstrap,
            Topics topics,
            Contacts contacts,
            ChannelEvents events,
            DeliveryReports reports,
            Conversation conversation,
            Publisher publisher,
            FileStore files,
            MediaDesks mediaDesks,
            SystemTime clock,
            InstantSource time,
            MeterRegistry metrics,
            Secrets secrets) {
        this.config = config;
        this.bootstrap = bootstrap;
        this.topics = topics;
        this.reports = reports;
        this.conversation = conversation;
        this.publisher = publisher;
        this.files = files;
        this.mediaDesks = mediaDesks;
        this.time = time;
        this.clock = clock;
        for (Bot bot : config.bots().values()) apis.put(bot.name(), new BotApi(config.url(), bot));
        var normaliser = new TelegramNormaliser(secrets, clock::moved);
        this.intake = new TelegramIntake(normaliser, contacts, events, time, metrics, apis);
    }

    @Override
    public List<Account> accounts() {
        return config.bots().values().stream().map(this::account).toList();
    }

    private Account account(Bot bot) {
        var look = new BotLook(bot, apis.get(bot.name()), config.webhook(bot), clock::unmoved);
        return new Account(Channel.TELEGRAM, bot.name(), look);
    }

    @Override
    public boolean alive() {
        return working.stream().allMatch(Thrives::alive);
    }

    TelegramIntake intake() {
        return intake;
    }

    void start(@Observes StartupEvent started) {
        if (config.bots().isEmpty()) {
            LOG.info("komek.telegram.bots is not set: there is no Telegram here");
            return;
        }
        listen();
        poll();
        var sender = new TelegramSender(config.bots(), apis, files, new Pace(TelegramSender.LIMITS));
        var desk = new ReplyDesk(
                bootstrap, topics, Channel.TELEGRAM, sender, conversation, reports, publisher, time, RECEIVERS_AT_ONCE);
        closing.add(desk.start());
        working.add(desk::alive);
        var downloads = new Downloads(A_FILE, List.of(config.url()));
        var media = mediaDesks.of(Channel.TELEGRAM, new TelegramMedia(apis, downloads));
        closing.add(media.start());
        working.add(media::alive);
        closing.add(downloads);
    }

    private void poll() {
        var duties = new HashMap<String, Supplier<AccountsOnDuty.Duty>>();
        for (Bot bot : of(Bot.Mode.POLLING)) {
            BotApi api = apis.get(bot.name());
            if (api != null) duties.put(bot.name(), () -> new TelegramPoller(bot, api, intake, FIRST_PAUSE).start());
        }
        if (duties.isEmpty()) return;
        var onDuty = new AccountsOnDuty(bootstrap, topics, Channel.TELEGRAM, duties).start();
        closing.add(onDuty);
        working.add(onDuty::alive);
    }

    /** Every gateway says the same, so that it does not matter how many do. */
    private void listen() {
        for (Bot bot : of(Bot.Mode.WEBHOOK)) {
            BotApi api = apis.get(bot.name());
            if (api == null) continue;
            var thread =
                    Thread.ofVirtual().name("telegram-webhook-" + bot.name()).start(() -> listen(bot, api));
            closing.add(thread::interrupt);
        }
    }

    private void listen(Bot bot, BotApi api) {
        try {
            for (Duration pause = FIRST_PAUSE; ; ) {
                switch (api.listenAt(config.webhook(bot))) {
                    case Answer.Done<Boolean> done -> {
                        LOG.infof("Telegram brings the updates of %s here", bot);
                        return;
                    }
                    case Answer.Refused<Boolean> refused ->
                        LOG.warnf("Telegram does not bring the updates of %s: %s", bot, refused.why());
                    case Answer.NotSent<Boolean> notSent -> LOG.warnf("%s: %s", bot, notSent.why());
                    case Answer.Unclear<Boolean> unclear -> LOG.warnf("%s: %s", bot, unclear.why());
                }
                LOG.warnf("asking for the updates of %s again in %s", bot, pause);
                Thread.sleep(pause);
                var doubled = pause.multipliedBy(2);
                pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Bot> of(Bot.Mode mode) {
        return config.bots().values().stream().filter(bot -> bot.mode() == mode).toList();
    }

    void stop(@Observes ShutdownEvent stopping) {
        apis.values().forEach(BotApi::hangUp);
        for (AutoCloseable each : closing) {
            try {
                each.close();
            } catch (Exception e) {
                LOG.warnf(
                        "%s did not close (%s)",
                        each.getClass().getSimpleName(), e.getClass().getSimpleName());
            }
        }
        apis.values().forEach(BotApi::close);
    }
}
