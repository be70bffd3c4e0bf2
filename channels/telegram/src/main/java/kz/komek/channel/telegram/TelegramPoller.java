package kz.komek.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kz.komek.channel.AccountsOnDuty;
import kz.komek.channel.Contacts;
import kz.komek.channel.telegram.BotApi.Answer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the updates of one bot, one after the other. What was asked for with a later beginning is confirmed, and Telegram
 * forgets it: nothing is asked for before all that came is in Kafka.
 */
final class TelegramPoller implements AccountsOnDuty.Duty {
    private static final Logger LOG = Logger.getLogger(TelegramPoller.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Bot bot;
    private final BotApi api;
    private final TelegramIntake intake;
    private final Duration firstPause;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;

    TelegramPoller(Bot bot, BotApi api, TelegramIntake intake, Duration firstPause) {
        this.bot = bot;
        this.api = api;
        this.intake = intake;
        this.firstPause = firstPause;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("polls-telegram-" + bot.name())
                .unstarted(this::run);
    }

    TelegramPoller start() {
        thread.start();
        return this;
    }

    @Override
    public void end() {
        ended.countDown();
        api.hangUp();
    }

    @Override
    public boolean alive() {
        return isOver() || thread.isAlive();
    }

    private void run() {
        Long from = null;
        Duration pause = firstPause;
        boolean listening = true;
        while (!isOver()) {
            try {
                if (listening) listening = !(api.stopListening() instanceof Answer.Done);
                switch (api.updates(from)) {
                    case Answer.Done<JsonNode> done -> {
                        from = taken(done.result(), from);
                        pause = firstPause;
                    }
                    case Answer.Refused<JsonNode> refused -> {
                        // 409: a webhook is set, or another one polls for a moment.
                        listening = refused.code() == 409;
                        pause = rest(longer(pause, Duration.ofSeconds(refused.retryAfter())), refused.why());
                    }
                    case Answer.NotSent<JsonNode> notSent -> pause = rest(pause, notSent.why());
                    case Answer.Unclear<JsonNode> unclear -> pause = rest(pause, unclear.why());
                }
            } catch (RuntimeException e) {
                LOG.errorf(e, "polling %s failed in an unforeseen way; trying again", bot);
                pause = rest(pause, e.getClass().getSimpleName());
            }
        }
    }

    /** @return where to go on */
    private @Nullable Long taken(JsonNode updates, @Nullable Long from) {
        Long next = from;
        for (JsonNode update : updates) {
            if (!published(update)) return next;
            if (update.path("update_id").canConvertToLong())
                next = update.path("update_id").asLong() + 1;
        }
        return next;
    }

    /** @return false: this bot is no longer ours to ask */
    private boolean published(JsonNode update) {
        Duration pause = firstPause;
        while (!isOver()) {
            try {
                if (update.path("update_id").canConvertToLong()) intake.take(bot, update);
                return true;
            } catch (Contacts.NotAcknowledged e) {
                pause = rest(pause, "Kafka does not acknowledge; updates wait at Telegram");
            }
        }
        return false;
    }

    private Duration rest(Duration pause, String why) {
        if (isOver()) return pause;
        LOG.warnf("%s: %s; trying again in %s", bot, why, pause);
        try {
            if (ended.await(pause.toMillis(), TimeUnit.MILLISECONDS)) return pause;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended.countDown();
        }
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private boolean isOver() {
        return ended.getCount() == 0;
    }
}
