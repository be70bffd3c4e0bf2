package kz.komek.channel.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where a demonstration's mail server is, so that everything can be tried without reading a manual. */
@Path("/public/v1/demo")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
class Demo {
    private final boolean demo;
    private final MailServer mail;

    Demo(
            @ConfigProperty(name = "komek.demo") boolean demo,
            @ConfigProperty(name = "komek.smtp.host", defaultValue = "localhost") String smtpHost,
            @ConfigProperty(name = "komek.smtp.port", defaultValue = "3025") int smtpPort,
            @ConfigProperty(name = "komek.imap.host", defaultValue = "localhost") String imapHost,
            @ConfigProperty(name = "komek.imap.port", defaultValue = "3143") int imapPort,
            @ConfigProperty(name = "komek.mail.address", defaultValue = "109@komek.test") String centre) {
        this.demo = demo;
        this.mail = new MailServer(smtpHost, smtpPort, imapHost, imapPort, centre, "demo");
    }

    /** @param centre the centre's own mailbox */
    public record MailServer(
            String smtpHost, int smtpPort, String imapHost, int imapPort, String centre, String passwordOfAnyMailbox) {}

    @GET
    public MailServer mail() {
        if (!demo) throw new Refusal(Refusal.Code.NOT_FOUND);
        return mail;
    }
}
