package kz.komek.channel.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import kz.komek.channel.SystemTime;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where a demonstration's mail server is and how late it is there, so that everything can be tried without a manual. */
@Path("/public/v1/demo")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
class Demo {
    private final boolean demo;
    private final SystemTime time;
    private final MailServer mail;

    Demo(
            @ConfigProperty(name = "komek.demo") boolean demo,
            SystemTime time,
            @ConfigProperty(name = "komek.smtp.host", defaultValue = "localhost") String smtpHost,
            @ConfigProperty(name = "komek.smtp.port", defaultValue = "3025") int smtpPort,
            @ConfigProperty(name = "komek.imap.host", defaultValue = "localhost") String imapHost,
            @ConfigProperty(name = "komek.imap.port", defaultValue = "3143") int imapPort,
            @ConfigProperty(name = "komek.mail.address", defaultValue = "109@komek.test") String centre) {
        this.demo = demo;
        this.time = time;
        this.mail = new MailServer(smtpHost, smtpPort, imapHost, imapPort, centre, "demo");
    }

    /** @param centre the centre's own mailbox */
    public record MailServer(
            String smtpHost, int smtpPort, String imapHost, int imapPort, String centre, String passwordOfAnyMailbox) {}

    /** @param aheadSeconds how far this gateway's clock runs ahead of the machine's */
    public record Demonstration(@JsonUnwrapped MailServer mail, long aheadSeconds) {}

    @GET
    public Demonstration demonstration() {
        if (!demo) throw new Refusal(Refusal.Code.NOT_FOUND);
        return new Demonstration(mail, time.ahead().toSeconds());
    }
}
