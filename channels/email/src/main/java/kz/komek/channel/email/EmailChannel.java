package kz.komek.channel.email;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import kz.komek.channel.AccountsOnDuty;
import kz.komek.channel.Attended;
import kz.komek.channel.Contacts;
import kz.komek.channel.DeliveryReports;
import kz.komek.channel.ReplyDesk;
import kz.komek.channel.SystemTime;
import kz.komek.channel.Thrives;
import kz.komek.contract.Channel;
import kz.komek.contract.Conversation;
import kz.komek.contract.Secrets;
import kz.komek.contract.files.Attachments;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The channel of one mailbox: takes its mail where this gateway is on duty, and sends the centre's replies. */
@Singleton
class EmailChannel implements Attended {
    private static final Logger LOG = Logger.getLogger(EmailChannel.class);

    private final EmailConfig config;
    private final String bootstrap;
    private final Topics topics;
    private final Contacts contacts;
    private final DeliveryReports reports;
    private final Attachments attachments;
    private final Conversation conversation;
    private final Publisher publisher;
    private final SystemTime clock;
    private final InstantSource time;
    private final MailCounters counters;
    private final String loopMark;
    private final List<Runnable> closing = new ArrayList<>();
    private final List<Thrives> working = new CopyOnWriteArrayList<>();

    EmailChannel(
            EmailConfig config,
            @ConfigProperty(name = "komek.kafka") String bootstrap,
            Topics topics,
            Contacts contacts,
            DeliveryReports reports,
            Attachments attachments,
            Conversation conversation,
            Publisher publisher,
            SystemTime clock,
            InstantSource time,
            MeterRegistry metrics,
            Secrets secrets) {
        this.config = config;
        this.bootstrap = bootstrap;
        this.topics = topics;
        this.contacts = contacts;
        this.reports = reports;
        this.attachments = attachments;
        this.conversation = conversation;
        this.publisher = publisher;
        this.clock = clock;
        this.time = time;
        this.counters = new MailCounters(metrics);
        // Keyed: a stranger cannot write it into a mail to have it ignored.
        this.loopMark = secrets.mac("mail-loop", "installation").substring(0, 22);
    }

    @Override
    public List<Account> accounts() {
        if (config.imap() == null && config.smtp() == null) return List.of();
        return List.of(new Account(Channel.EMAIL, config.address(), new MailLook(config.imap(), config.smtp())));
    }

    @Override
    public boolean alive() {
        return working.stream().allMatch(Thrives::alive);
    }

    void start(@Observes StartupEvent started) {
        if (config.imap() == null) LOG.info("komek.imap.host is not set: no mail is taken here");
        else takeMail(config.imap());
        if (config.smtp() == null) LOG.info("komek.smtp.host is not set: replies by mail wait in Kafka");
        else sendReplies(config.smtp());
    }

    private void takeMail(MailServer imap) {
        var normaliser = new MailNormaliser(config.address(), loopMark, attachments);
        var destination = new ImapMailbox.Destination(
                contacts::publish, report -> reports.publish(Channel.EMAIL, config.address(), report));
        var onDuty = new AccountsOnDuty(
                bootstrap,
                topics,
                Channel.EMAIL,
                Map.of(
                        config.address(),
                        () -> new ImapMailbox(imap, normaliser, destination, counters, clock, ImapMailbox.Pace.USUAL)
                                .start()));
        closing.add(onDuty.start()::close);
        working.add(onDuty::alive);
    }

    private void sendReplies(MailServer smtp) {
        var sender = new MailSender(smtp, config.address(), loopMark, counters, time);
        var desk = new ReplyDesk(bootstrap, topics, Channel.EMAIL, sender, conversation, reports, publisher, time);
        closing.add(desk.start()::close);
        working.add(desk::alive);
        closing.add(sender::close);
    }

    void stop(@Observes ShutdownEvent stopping) {
        closing.forEach(Runnable::run);
    }
}
