package kz.komek.channel.whatsapp;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import kz.komek.channel.AccountsOnDuty;
import kz.komek.channel.Arrivals;
import kz.komek.channel.Attended;
import kz.komek.channel.DeliveryReports;
import kz.komek.channel.Downloads;
import kz.komek.channel.FileLinks;
import kz.komek.channel.LookBack;
import kz.komek.channel.Marks;
import kz.komek.channel.MediaDesks;
import kz.komek.channel.MetaGraph;
import kz.komek.channel.MetaLook;
import kz.komek.channel.MetaWebhook;
import kz.komek.channel.Pace;
import kz.komek.channel.ReplyDesk;
import kz.komek.channel.SystemTime;
import kz.komek.channel.Thrives;
import kz.komek.channel.TwilioApi;
import kz.komek.channel.TwilioLook;
import kz.komek.contract.Channel;
import kz.komek.contract.Conversation;
import kz.komek.contract.Secrets;
import kz.komek.contract.files.FileStore;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** WhatsApp by whichever providers are configured: what comes, what goes, and the files of both ways. */
@Singleton
class WhatsAppChannel implements Attended {
    private static final Logger LOG = Logger.getLogger(WhatsAppChannel.class);
    /** For one call to a provider; all of a reply must be reported within two minutes. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Providers let us fetch 16 MB and more: a slow line needs its time. */
    private static final Duration ONE_FILE = Duration.ofSeconds(60);
    /** To so many receivers side by side. */
    private static final int AT_ONCE = 16;

    private final WhatsAppConfig config;
    private final String bootstrap;
    private final Topics topics;
    private final Arrivals arrivals;
    private final DeliveryReports reports;
    private final FileStore files;
    private final FileLinks links;
    private final MediaDesks mediaDesks;
    private final Conversation conversation;
    private final Publisher publisher;
    private final Marks marks;
    private final InstantSource time;
    private final SystemTime clock;
    private final @Nullable MetaGraph graph;
    private final List<Runnable> closing = new ArrayList<>();
    private final List<Thrives> working = new CopyOnWriteArrayList<>();

    WhatsAppChannel(
            WhatsAppConfig config,
            @ConfigProperty(name = "komek.kafka") String bootstrap,
            Topics topics,
            Arrivals arrivals,
            DeliveryReports reports,
            FileStore files,
            MediaDesks mediaDesks,
            Conversation conversation,
            Publisher publisher,
            Marks marks,
            InstantSource time,
            SystemTime clock,
            Secrets secrets) {
        this.config = config;
        this.bootstrap = bootstrap;
        this.topics = topics;
        this.arrivals = arrivals;
        this.reports = reports;
        this.files = files;
        this.mediaDesks = mediaDesks;
        this.conversation = conversation;
        this.publisher = publisher;
        this.marks = marks;
        this.time = time;
        this.clock = clock;
        this.links = new FileLinks(secrets, config.publicUrl() + WhatsAppFiles.PATH, time);
        this.graph = config.meta() == null ? null : new MetaGraph(config.meta().graph(), PATIENCE);
    }

    @Override
    public List<Account> accounts() {
        var accounts = new ArrayList<Account>();
        var meta = config.meta();
        if (meta != null && graph != null) {
            meta.tokens()
                    .forEach((account, token) ->
                            accounts.add(new Account(Channel.WHATSAPP, account, new MetaLook(graph, account, token))));
        }
        var twilio = config.twilio();
        if (twilio != null) {
            var look = new TwilioLook(new TwilioApi(twilio.api(), twilio.accountSid(), twilio.authToken()));
            for (String account : twilio.accounts()) {
                Lists list = from -> list(twilio, List.of(account)).tell(from, clock.unmoved());
                accounts.add(new Account(Channel.WHATSAPP, account, look, list));
            }
        }
        return accounts;
    }

    @Override
    public boolean alive() {
        return working.stream().allMatch(Thrives::alive);
    }

    FileLinks links() {
        return links;
    }

    /** {@code null}: Meta serves none of our accounts. */
    @Nullable MetaWebhook meta() {
        var meta = config.meta();
        if (meta == null) return null;
        return new MetaWebhook(meta.appSecrets(), meta.verifyToken(), new MetaNormaliser(time)::normalise, arrivals);
    }

    /** {@code null}: Twilio serves none of our accounts. */
    @Nullable TwilioDoor twilio() {
        var twilio = config.twilio();
        if (twilio == null) return null;
        return new TwilioDoor(twilio.authToken(), config.publicUrl(), new TwilioNormaliser(time), arrivals);
    }

    void start(@Observes StartupEvent started) {
        if (config.meta() == null && config.twilio() == null) {
            LOG.info("neither komek.whatsapp.meta.accounts nor komek.whatsapp.twilio.accounts is set: no WhatsApp");
            return;
        }
        var sender = new WhatsAppSender(config, metaSender(), twilioSender());
        var replies = new ReplyDesk(
                bootstrap, topics, Channel.WHATSAPP, sender, conversation, reports, publisher, time, AT_ONCE);
        closing.add(replies.start()::close);
        working.add(replies::alive);
        var downloads = new Downloads(ONE_FILE, configured());
        var media = mediaDesks.of(Channel.WHATSAPP, new WhatsAppMedia(config, graph, downloads));
        closing.add(media.start()::close);
        working.add(media::alive);
        closing.add(downloads::close);
        var twilio = config.twilio();
        if (twilio != null) readList(twilio);
    }

    private void readList(WhatsAppConfig.Twilio twilio) {
        var list = list(twilio, twilio.accounts());
        var mark = marks.of("twilio/whatsapp/" + twilio.accountSid());
        var lookBack = new LookBack("whatsapp", list, mark, clock::unmoved);
        var onDuty =
                new AccountsOnDuty(bootstrap, topics, Channel.WHATSAPP, Map.of(twilio.accountSid(), lookBack::start));
        closing.add(onDuty.start()::close);
        working.add(onDuty::alive);
    }

    private TwilioList list(WhatsAppConfig.Twilio twilio, List<String> accounts) {
        var api = new TwilioApi(twilio.api(), twilio.accountSid(), twilio.authToken());
        return new TwilioList(api, accounts, new TwilioNormaliser(time), arrivals, time);
    }

    private List<URI> configured() {
        var meta = config.meta();
        var twilio = config.twilio();
        return Stream.of(meta == null ? null : meta.graph(), twilio == null ? null : twilio.api())
                .filter(Objects::nonNull)
                .toList();
    }

    private ReplyDesk.@Nullable Sender metaSender() {
        var meta = config.meta();
        if (meta == null || graph == null) return null;
        return new MetaSender(graph, meta.tokens(), files, new Pace(MetaSender.LIMITS));
    }

    private ReplyDesk.@Nullable Sender twilioSender() {
        var twilio = config.twilio();
        if (twilio == null) return null;
        var http = new TwilioHttp(twilio.api(), twilio.accountSid(), twilio.authToken(), PATIENCE);
        String statusUrl = config.publicUrl() + "/channels/whatsapp/twilio/status";
        return new TwilioSender(http, twilio, statusUrl, links, new Pace(TwilioSender.LIMITS));
    }

    void stop(@Observes ShutdownEvent stopping) {
        closing.forEach(Runnable::run);
    }
}
