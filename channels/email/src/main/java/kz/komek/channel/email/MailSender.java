package kz.komek.channel.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import java.time.InstantSource;
import java.util.Set;
import kz.komek.channel.ReplyDesk;
import kz.komek.channel.ReplyDesk.Result;
import kz.komek.contract.ReplyRequested;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends replies by SMTP and says exactly what is known of their fate. Used by one thread, keeps one connection. */
final class MailSender implements ReplyDesk.Sender, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(MailSender.class);

    /** 5xx answers about ourselves, not about the mail: once the settings are right it will be accepted. */
    private static final Set<Integer> OUR_FAULT = Set.of(503, 530, 534, 535, 538);

    private final MailServer server;
    private final String centre;
    private final String loopMark;
    private final MailCounters counters;
    private final InstantSource time;
    private final Session session;
    private @Nullable Transport connection;

    /** @param centre our own address, from which mail goes out */
    MailSender(MailServer server, String centre, String loopMark, MailCounters counters, InstantSource time) {
        this.server = server;
        this.centre = centre;
        this.loopMark = loopMark;
        this.counters = counters;
        this.time = time;
        this.session = server.smtp();
    }

    private enum Outcome {
        ACCEPTED,
        NOT_ACCEPTED,
        REFUSED,
        UNKNOWN
    }

    @Override
    public Result send(ReplyRequested reply) {
        Result result = trySend(reply);
        counters.sent(
                switch (result) {
                    case Result.Accepted accepted -> Outcome.ACCEPTED;
                    case Result.NotAccepted not -> Outcome.NOT_ACCEPTED;
                    case Result.NotNow later -> Outcome.NOT_ACCEPTED;
                    case Result.Refused refused -> Outcome.REFUSED;
                    case Result.Unreachable gone -> Outcome.REFUSED;
                    case Result.WindowClosed closed -> Outcome.REFUSED;
                    case Result.Unknown unknown -> Outcome.UNKNOWN;
                });
        return result;
    }

    private Result trySend(ReplyRequested reply) {
        ReplyMail mail;
        try {
            mail = ReplyMail.compose(session, reply, centre, loopMark, time.instant());
        } catch (AddressException e) {
            return new Result.Refused("the address is not a valid one");
        } catch (MessagingException | RuntimeException e) {
            LOG.errorf(e, "reply %s cannot be written as a mail", reply.replyId());
            return new Result.Refused(
                    "cannot be written as a mail (" + e.getClass().getSimpleName() + ")");
        }
        Transport transport;
        try {
            transport = connected();
        } catch (AuthenticationFailedException e) {
            LOG.errorf("%s refuses our login; replies wait until user and password are right", server);
            return new Result.NotAccepted("the mail server refuses our login");
        } catch (MessagingException e) {
            return new Result.NotAccepted("no connection to the mail server");
        }
        try {
            transport.sendMessage(mail, mail.getAllRecipients());
            return new Result.Accepted(mail.getMessageID());
        } catch (MessagingException e) {
            close();
            return judge(e, mail);
        }
    }

    private Transport connected() throws MessagingException {
        Transport open = connection;
        if (open != null && open.isConnected()) return open; // asks the server (NOOP)
        Transport fresh = session.getTransport("smtp");
        server.connect(fresh);
        connection = fresh;
        return fresh;
    }

    private static Result judge(MessagingException e, ReplyMail mail) {
        int code = code(e);
        if (code >= 500 && !OUR_FAULT.contains(code)) return new Result.Refused("SMTP " + code);
        if (code >= 400) return new Result.NotAccepted("SMTP " + code);
        // No answer. Without the final dot the server has not taken it; after it nobody knows.
        if (!mail.wasWritten())
            return new Result.NotAccepted("the connection was lost before the mail was handed over");
        return new Result.Unknown("the connection was lost after the mail was handed over");
    }

    /** The server's answer out of Angus's chain of exceptions; -1: there was none. */
    private static int code(MessagingException e) {
        for (Exception at = e; at instanceof MessagingException next; at = next.getNextException()) {
            int code = switch (next) {
                case SMTPAddressFailedException failed -> failed.getReturnCode();
                case SMTPSenderFailedException failed -> failed.getReturnCode();
                case SMTPSendFailedException failed -> failed.getReturnCode();
                default -> -1;
            };
            if (code >= 400) return code;
        }
        return -1;
    }

    @Override
    public void close() {
        Transport open = connection;
        connection = null;
        if (open == null) return;
        try {
            open.close();
        } catch (MessagingException alreadyGone) {
            // it was to be closed
        }
    }
}
