package kz.komek.channel.whatsapp;

import java.time.Duration;
import kz.komek.channel.ReplyDesk.Result;
import kz.komek.channel.ReplyDesk.Result.NotNow.Whom;
import kz.komek.contract.DeliveryReported.Outcome;

/** What Twilio's error codes mean for a reply: https://www.twilio.com/docs/api/errors */
final class TwilioErrors {
    private TwilioErrors() {}

    private enum Kind {
        WINDOW_CLOSED,
        UNREACHABLE,
        SLOWER,
        LATER,
        REFUSED
    }

    private static Kind kind(int code) {
        return switch (code) {
            case 63016 -> Kind.WINDOW_CLOSED;
            // no such receiver; not on WhatsApp; has stopped us
            case 63003, 63024, 21211, 21610, 21614 -> Kind.UNREACHABLE;
            case 63018, 20429 -> Kind.SLOWER;
            // our login, our sender, our balance: once they are put right it goes
            case 20003, 20008, 63007, 21606, 63020 -> Kind.LATER;
            default -> Kind.REFUSED;
        };
    }

    /** In the answer to a call. @param code Twilio's; 0: it gave none */
    static Result declined(int status, int code) {
        if (status == 429) return new Result.NotNow(Duration.ofSeconds(2), Whom.ACCOUNT);
        if (status >= 500) return new Result.Unknown("Twilio answered HTTP " + status);
        String reason = code == 0 ? "Twilio answered HTTP " + status : reason(code);
        return switch (kind(code)) {
            case WINDOW_CLOSED -> new Result.WindowClosed(reason);
            case UNREACHABLE -> new Result.Unreachable(reason);
            case SLOWER -> new Result.NotNow(Duration.ofSeconds(2), Whom.ACCOUNT);
            case LATER -> new Result.NotAccepted(reason);
            case REFUSED ->
                status == 401 || status == 403 ? new Result.NotAccepted(reason) : new Result.Refused(reason);
        };
    }

    /** In a later status: it was taken and came back. */
    static Outcome afterAcceptance(int code) {
        return switch (kind(code)) {
            case WINDOW_CLOSED -> Outcome.WINDOW_CLOSED;
            case UNREACHABLE -> Outcome.UNREACHABLE;
            case SLOWER, LATER -> Outcome.NOT_ACCEPTED;
            case REFUSED -> Outcome.RETURNED;
        };
    }

    static String reason(int code) {
        return switch (code) {
            case 0 -> "Twilio gave no reason";
            case 63016 -> "Twilio 63016: more than 24 hours since their last message";
            case 63024 -> "Twilio 63024: no such receiver";
            default -> "Twilio error " + code;
        };
    }
}
