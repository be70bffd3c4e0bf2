package kz.komek.channel.whatsapp;

import java.time.Duration;
import kz.komek.channel.ReplyDesk.Result;
import kz.komek.channel.ReplyDesk.Result.NotNow.Whom;
import kz.komek.contract.DeliveryReported.Outcome;

/**
 * What the Cloud API's error codes mean for a reply:
 * https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
 */
final class MetaErrors {
    private MetaErrors() {}

    /** The closed list, each with its policy. */
    private enum Kind {
        WINDOW_CLOSED,
        UNREACHABLE,
        /** To this receiver too fast. */
        SLOWER_TO_THEM,
        /** From this account too fast. */
        SLOWER,
        /** Meta's trouble, or our settings: surely not sent, may be later. */
        LATER,
        REFUSED
    }

    private static Kind kind(int code) {
        return switch (code) {
            case 131047 -> Kind.WINDOW_CLOSED;
            // not on WhatsApp or too old an app; has stopped us; must accept the terms first
            case 131026, 131050, 131030 -> Kind.UNREACHABLE;
            case 131056 -> Kind.SLOWER_TO_THEM;
            case 130429 -> Kind.SLOWER;
            // limits of the app and the business, overload, maintenance
            case 4, 80007, 131016, 131048, 131057, 133004 -> Kind.LATER;
            // our token and permissions: an administrator puts them right, and then it goes
            case 190, 0, 3, 10, 131005, 131031, 131042 -> Kind.LATER;
            default -> code >= 200 && code < 300 ? Kind.LATER : Kind.REFUSED;
        };
    }

    /** In the answer to a call: it was not taken. */
    static Result declined(int status, int code) {
        if (status == 429) return new Result.NotNow(Duration.ofSeconds(5), Whom.ACCOUNT);
        if (code == 0 && status != 401 && status != 403) return new Result.Refused("WhatsApp answered HTTP " + status);
        String reason = reason(code);
        return switch (kind(code)) {
            case WINDOW_CLOSED -> new Result.WindowClosed(reason);
            case UNREACHABLE -> new Result.Unreachable(reason);
            case SLOWER_TO_THEM -> new Result.NotNow(Duration.ofSeconds(6), Whom.RECEIVER);
            case SLOWER -> new Result.NotNow(Duration.ofSeconds(2), Whom.ACCOUNT);
            case LATER -> new Result.NotAccepted(reason);
            case REFUSED -> new Result.Refused(reason);
        };
    }

    /** In a later status: it was taken and came back. */
    static Outcome afterAcceptance(int code) {
        return switch (kind(code)) {
            case WINDOW_CLOSED -> Outcome.WINDOW_CLOSED;
            case UNREACHABLE -> Outcome.UNREACHABLE;
            case SLOWER_TO_THEM, SLOWER -> Outcome.NOT_ACCEPTED;
            case LATER -> code == 0 ? Outcome.RETURNED : Outcome.NOT_ACCEPTED;
            case REFUSED -> Outcome.RETURNED;
        };
    }

    /** The code only: Meta's own words may quote the number. */
    static String reason(int code) {
        return switch (code) {
            case 0 -> "WhatsApp gave no reason";
            case 131047 -> "WhatsApp 131047: more than 24 hours since their last message";
            case 131026 -> "WhatsApp 131026: cannot be delivered to this person";
            case 131050 -> "WhatsApp 131050: they stopped such messages";
            case 131049 -> "WhatsApp 131049: Meta holds it back to keep its users content";
            case 190 -> "WhatsApp 190: Meta refuses our token";
            case 131053 -> "WhatsApp 131053: a file of a kind that WhatsApp does not take";
            default -> "WhatsApp error " + code;
        };
    }
}
