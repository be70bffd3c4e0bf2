package kz.komek.channel.social;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import kz.komek.channel.Arrivals;
import kz.komek.channel.Attended;
import kz.komek.channel.DeliveryReports;
import kz.komek.channel.Downloads;
import kz.komek.channel.FileLinks;
import kz.komek.channel.MediaDesks;
import kz.komek.channel.MetaGraph;
import kz.komek.channel.MetaLook;
import kz.komek.channel.MetaWebhook;
import kz.komek.channel.Pace;
import kz.komek.channel.ReplyDesk;
import kz.komek.channel.Thrives;
import kz.komek.contract.Conversation;
import kz.komek.contract.Secrets;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Facebook and Instagram, each where it is configured: what comes, what goes, and the files of both ways. */
@Singleton
class SocialChannel implements Attended {
    private static final Logger LOG = Logger.getLogger(SocialChannel.class);
    /** For one call to Meta; all of a reply must be reported within two minutes. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration ONE_FILE = Duration.ofSeconds(60);
    /** To so many receivers side by side. */
    private static final int AT_ONCE = 8;

    private final SocialConfig config;
    private final String bootstrap;
    private final Topics topics;
    private final Arrivals arrivals;
    private final DeliveryReports reports;
    private final FileLinks links;
    private final MediaDesks mediaDesks;
    private final Conversation conversation;
    private final Publisher publisher;
    private final InstantSource time;
    private final List<Runnable> closing = new ArrayList<>();
    private final List<Thrives> working = new CopyOnWriteArrayList<>();

    SocialChannel(
            SocialConfig config,
            @ConfigProperty(name = "komek.kafka") String bootstrap,
            Topics topics,
            Arrivals arrivals,
            DeliveryReports reports,
            MediaDesks mediaDesks,
            Conversation conversation,
            Publisher publisher,
            InstantSource time,
            Secrets secrets) {
        this.config = config;
        this.bootstrap = bootstrap;
        this.topics = topics;
        this.arrivals = arrivals;
        this.reports = reports;
        this.mediaDesks = mediaDesks;
        this.conversation = conversation;
        this.publisher = publisher;
        this.time = time;
        this.links = new FileLinks(secrets, config.publicUrl() + SocialFiles.PATH, time);
    }

    @Override
    public List<Account> accounts() {
        return Stream.of(config.facebook(), config.instagram())
                .filter(Objects::nonNull)
                .flatMap(SocialChannel::accounts)
                .toList();
    }

    private static Stream<Account> accounts(SocialConfig.Network network) {
        var graph = new MetaGraph(network.graph(), PATIENCE);
        return network.tokens().entrySet().stream()
                .map(each -> new Account(
                        network.channel(), each.getKey(), new MetaLook(graph, each.getKey(), each.getValue())));
    }

    @Override
    public boolean alive() {
        return working.stream().allMatch(Thrives::alive);
    }

    FileLinks links() {
        return links;
    }

    /** {@code null}: neither network is configured. */
    @Nullable MetaWebhook webhook() {
        if (config.facebook() == null && config.instagram() == null) return null;
        return new MetaWebhook(
                config.appSecrets(),
                config.verifyToken(),
                new SocialNormaliser(config.appId(), time)::normalise,
                arrivals);
    }

    void start(@Observes StartupEvent started) {
        if (config.facebook() == null) LOG.info("komek.facebook.accounts is not set: no Facebook");
        else open(config.facebook());
        if (config.instagram() == null) LOG.info("komek.instagram.accounts is not set: no Instagram");
        else open(config.instagram());
    }

    private void open(SocialConfig.Network network) {
        var graph = new MetaGraph(network.graph(), PATIENCE);
        var sender = new SocialSender(network.channel(), graph, network.tokens(), links, new Pace(SocialSender.LIMITS));
        var replies = new ReplyDesk(
                bootstrap, topics, network.channel(), sender, conversation, reports, publisher, time, AT_ONCE);
        closing.add(replies.start()::close);
        working.add(replies::alive);
        var downloads = new Downloads(ONE_FILE, List.of(network.graph()));
        var own = Stream.ofNullable(network.graph().getHost()).toList();
        var media = mediaDesks.of(network.channel(), new SocialMedia(downloads, Set.copyOf(own)));
        closing.add(media.start()::close);
        working.add(media::alive);
        closing.add(downloads::close);
    }

    void stop(@Observes ShutdownEvent stopping) {
        closing.forEach(Runnable::run);
    }
}
