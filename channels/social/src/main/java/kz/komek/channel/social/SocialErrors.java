package kz.komek.channel.social;

import java.time.Duration;
import kz.komek.channel.MetaGraph.Answer.Declined;
import kz.komek.channel.ReplyDesk.Result;
import kz.komek.channel.ReplyDesk.Result.NotNow.Whom;

/** What Meta's error codes mean: https://developers.facebook.com/docs/messenger-platform/error-codes */
final class SocialErrors {
    private static final int OUTSIDE_THE_WINDOW = 2018278;
    private static final int ALREADY_ANSWERED_PRIVATELY = 10900;

    private SocialErrors() {}

    static boolean windowClosed(Declined declined) {
        return declined.code() == 10 && (declined.subcode() == OUTSIDE_THE_WINDOW || declined.subcode() == 2534022);
    }

    static boolean alreadyAnsweredPrivately(Declined declined) {
        return declined.code() == ALREADY_ANSWERED_PRIVATELY;
    }

    static Result result(Declined declined) {
        if (windowClosed(declined)) return new Result.WindowClosed("Meta 10: outside the window for answers");
        if (declined.status() == 429) return new Result.NotNow(Duration.ofSeconds(5), Whom.ACCOUNT);
        String reason = "Meta error " + declined.code() + (declined.subcode() == 0 ? "" : "/" + declined.subcode());
        return switch (declined.code()) {
            // cannot be written to now; no such person any more
            case 551 -> new Result.Unreachable(reason);
            case 100 -> declined.subcode() == 2018001 ? new Result.Unreachable(reason) : new Result.Refused(reason);
            // limits of the application, the page, the account, the conversation
            case 613, 80006, 80002 -> new Result.NotNow(Duration.ofSeconds(5), Whom.ACCOUNT);
            case 4, 17, 32, 1200, 2 -> new Result.NotAccepted(reason);
            // our token and permissions: an administrator puts them right, and then it goes
            case 190, 3, 10, 102 -> new Result.NotAccepted(reason);
            case 0 ->
                declined.status() == 401 || declined.status() == 403
                        ? new Result.NotAccepted("Meta answered HTTP " + declined.status())
                        : new Result.Refused("Meta answered HTTP " + declined.status());
            default ->
                declined.code() >= 200 && declined.code() < 300
                        ? new Result.NotAccepted(reason)
                        : new Result.Refused(reason);
        };
    }
}
