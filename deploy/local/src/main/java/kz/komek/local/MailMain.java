package kz.komek.local;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The demo mail server as a process: SMTP-PORT IMAP-PORT. It takes mail for any address, opens a mailbox to anyone who
 * names an address (any password), and keeps mail in memory only.
 */
public final class MailMain {
    static final String CENTRE = "109@komek.test";
    static final String PASSWORD = "demo";
    private static final Logger ALL = Logger.getLogger("");

    private MailMain() {}

    public static void main(String[] args) throws InterruptedException {
        ALL.setLevel(Level.WARNING); // at INFO it logs addresses
        GreenMail mail = new GreenMail(new ServerSetup[] {
            new ServerSetup(Integer.parseInt(args[0]), "localhost", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(Integer.parseInt(args[1]), "localhost", ServerSetup.PROTOCOL_IMAP)
        });
        mail.withConfiguration(
                new GreenMailConfiguration().withUser(CENTRE, CENTRE, PASSWORD).withDisabledAuthentication());
        mail.start();
        System.out.println("The demo mail server is ready at SMTP " + args[0] + ", IMAP " + args[1]);
        Thread.currentThread().join();
    }
}
