package kz.komek.channel.telegram;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.komek.channel.Pace;
import kz.komek.channel.ReplyDesk;
import kz.komek.channel.ReplyDesk.Result;
import kz.komek.channel.telegram.BotApi.Answer;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Handle;
import kz.komek.contract.ReplyRequested;
import kz.komek.contract.ReplyRequested.Asking;
import kz.komek.contract.ReplyRequested.Choice;
import kz.komek.contract.ReplyRequested.Wanted;
import kz.komek.contract.files.FileStore;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboard;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboardRemove;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.KeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.KeyboardRow;

/**
 * Sends replies by the Bot API and says exactly what is known of their fate. One reply may be several messages: once the
 * first of them has arrived, none is sent again, and a later one that fails leaves the reply UNKNOWN for a person to look at.
 */
final class TelegramSender implements ReplyDesk.Sender {
    /** About one a second to a chat, thirty in all; short bursts pass. */
    static final Pace.Limits LIMITS = new Pace.Limits(25, 3, Duration.ofSeconds(1));

    private static final Pattern CHAT = Pattern.compile("(\\d{1,19}):(-?\\d{1,19})");
    private static final Pattern MESSAGE = Pattern.compile("(-?\\d{1,19}):(\\d{1,9})");
    private static final int LONGEST_CHOICE = 64;
    private static final long LARGEST_PHOTO = 10_000_000;
    private static final long LARGEST_FILE = 50_000_000;
    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_CAPTION = 1024;

    private final Map<String, Bot> bots;
    private final Map<String, BotApi> apis;
    private final FileStore files;
    private final Pace pace;

    /** @param apis by the name of the bot */
    TelegramSender(Map<String, Bot> bots, Map<String, BotApi> apis, FileStore files, Pace pace) {
        this.bots = bots;
        this.apis = apis;
        this.files = files;
        this.pace = pace;
    }

    @Override
    public Result send(ReplyRequested reply) {
        Bot bot = bots.get(reply.account());
        BotApi api = apis.get(reply.account());
        if (bot == null || api == null) return new Result.Refused("the bot it would leave by is not set up here");
        Matcher to = CHAT.matcher(reply.to().value());
        if (reply.to().kind() != Handle.Kind.TELEGRAM
                || !to.matches()
                || !to.group(1).equals(bot.id())) {
            return new Result.Refused("not somebody whom this bot knows");
        }
        return send(reply, calls(reply, api, to.group(2)));
    }

    private Result send(ReplyRequested reply, List<Supplier<Result>> calls) {
        if (calls.isEmpty()) return new Result.Refused("nothing to send");
        var turn = pace.turn(reply);
        String first = null;
        for (int i = 0; i < calls.size(); i++) {
            Result result = turn.call(calls.get(i));
            if (!(result instanceof Result.Accepted accepted)) return i == 0 ? result : partly(result, i, calls.size());
            if (first == null) first = accepted.providerId();
        }
        return new Result.Accepted(String.valueOf(first));
    }

    /** Some of it has arrived: trying all of it again would say it twice. */
    private static Result partly(Result result, int sent, int all) {
        String part = "part " + (sent + 1) + " of " + all + ": ";
        return switch (result) {
            case Result.Refused refused -> new Result.Refused(part + refused.reason());
            case Result.Unreachable gone -> gone;
            case Result.WindowClosed closed -> closed;
            case Result.Unknown unknown -> new Result.Unknown(part + unknown.reason());
            case Result.NotAccepted not -> new Result.Unknown(part + not.reason());
            case Result.NotNow later -> new Result.Unknown(part + "not now");
            case Result.Accepted accepted -> accepted;
        };
    }

    private List<Supplier<Result>> calls(ReplyRequested reply, BotApi api, String chat) {
        List<AttachmentRef> files = reply.attachments().stream()
                .filter(file -> file.refused() == null)
                .toList();
        if (files.size() == 1 && fitsBelow(reply)) {
            return List.of(() -> upload(chat, api, files.getFirst(), reply));
        }
        var calls = new ArrayList<Supplier<Result>>();
        List<String> parts = Words.parts(reply.text());
        for (int i = 0; i < parts.size(); i++) {
            var message = SendMessage.builder().chatId(chat).text(parts.get(i));
            if (i == 0 && !reply.automatic()) answering(reply.inReplyTo(), chat).ifPresent(message::replyParameters);
            if (i == parts.size() - 1) message.replyMarkup(keyboard(reply));
            var whole = message.build();
            calls.add(() -> judge(chat, api.send(whole)));
        }
        Wanted wanted = wantedBesides(reply);
        if (wanted != null) {
            var request = SendMessage.builder()
                    .chatId(chat)
                    .text(Words.or(wanted, reply.language()))
                    .replyMarkup(button(wanted, reply))
                    .build();
            calls.add(() -> judge(chat, api.send(request)));
        }
        for (AttachmentRef file : files) calls.add(() -> upload(chat, api, file, null));
        return calls;
    }

    /** Words and one file are one message, if they are few. */
    private static boolean fitsBelow(ReplyRequested reply) {
        return reply.asking() == null && !reply.text().isBlank() && reply.text().length() <= LONGEST_CAPTION;
    }

    private static java.util.Optional<ReplyParameters> answering(@Nullable String message, String chat) {
        Matcher earlier = MESSAGE.matcher(message == null ? "" : message);
        if (!earlier.matches() || !earlier.group(1).equals(chat)) return java.util.Optional.empty();
        return java.util.Optional.of(ReplyParameters.builder()
                .messageId(Integer.parseInt(earlier.group(2)))
                .allowSendingWithoutReply(true)
                .build());
    }

    /** One message has one keyboard: choices in it, or a button of Telegram's own below the field for words. */
    private static ReplyKeyboard keyboard(ReplyRequested reply) {
        Asking asking = reply.asking();
        if (asking == null || asking.choices().isEmpty() && asking.wanted() == null)
            return new ReplyKeyboardRemove(true);
        if (!asking.choices().isEmpty()) return choices(asking.choices());
        return button(asking.wanted(), reply);
    }

    /** What has to be asked for by a message of its own. */
    private static @Nullable Wanted wantedBesides(ReplyRequested reply) {
        Asking asking = reply.asking();
        return asking == null || asking.choices().isEmpty() ? null : asking.wanted();
    }

    private static ReplyKeyboard choices(List<Choice> choices) {
        var rows = new ArrayList<InlineKeyboardRow>();
        for (Choice choice : choices) {
            if (choice.id().getBytes(StandardCharsets.UTF_8).length > LONGEST_CHOICE)
                throw new IllegalArgumentException("a choice whose id is longer than Telegram carries");
            rows.add(new InlineKeyboardRow(InlineKeyboardButton.builder()
                    .text(choice.label())
                    .callbackData(choice.id())
                    .build()));
        }
        return new InlineKeyboardMarkup(rows);
    }

    private static ReplyKeyboard button(@Nullable Wanted wanted, ReplyRequested reply) {
        if (wanted == null) return new ReplyKeyboardRemove(true);
        var button = KeyboardButton.builder().text(Words.button(wanted, reply.language()));
        switch (wanted) {
            case PLACE -> button.requestLocation(true);
            case PHONE -> button.requestContact(true);
        }
        return ReplyKeyboardMarkup.builder()
                .keyboardRow(new KeyboardRow(button.build()))
                .resizeKeyboard(true)
                .oneTimeKeyboard(true)
                .build();
    }

    /** @param below whose words stand below it; {@code null}: none do */
    private Result upload(String chat, BotApi api, AttachmentRef file, @Nullable ReplyRequested below) {
        if (file.size() > LARGEST_FILE) return new Result.Refused("a file is larger than Telegram takes");
        boolean picture =
                file.mediaType().equals("image/jpeg") || file.mediaType().equals("image/png");
        if (!picture || file.size() > LARGEST_PHOTO) return upload(chat, api, file, below, false);
        Result shown = upload(chat, api, file, below, true);
        // Too long or too narrow to be shown, so nothing was sent; as a document any picture goes.
        boolean shapeless =
                shown instanceof Result.Refused refused && refused.reason().contains("PHOTO_");
        return shapeless ? upload(chat, api, file, below, false) : shown;
    }

    private Result upload(
            String chat, BotApi api, AttachmentRef file, @Nullable ReplyRequested below, boolean asPhoto) {
        String id = Objects.requireNonNull(file.outside(), "this file is for staff only");
        try (InputStream bytes = files.open(id)) {
            var input = new InputFile(bytes, file.name());
            return judge(chat, asPhoto ? photo(chat, api, input, below) : document(chat, api, input, below));
        } catch (NoSuchFileException e) {
            return new Result.Refused("a file is not there any more");
        } catch (IOException e) {
            return new Result.NotAccepted("a file cannot be read now");
        }
    }

    private static Answer<Message> photo(String chat, BotApi api, InputFile bytes, @Nullable ReplyRequested below) {
        var photo = SendPhoto.builder().chatId(chat).photo(bytes);
        if (below != null) {
            photo.caption(below.text()).replyMarkup(keyboard(below));
            if (!below.automatic()) answering(below.inReplyTo(), chat).ifPresent(photo::replyParameters);
        }
        return api.send(photo.build());
    }

    private static Answer<Message> document(String chat, BotApi api, InputFile bytes, @Nullable ReplyRequested below) {
        var document = SendDocument.builder().chatId(chat).document(bytes);
        if (below != null) {
            document.caption(below.text()).replyMarkup(keyboard(below));
            if (!below.automatic()) answering(below.inReplyTo(), chat).ifPresent(document::replyParameters);
        }
        return api.send(document.build());
    }

    private static Result judge(String chat, Answer<Message> answer) {
        return switch (answer) {
            case Answer.Done<Message> done ->
                new Result.Accepted(chat + ":" + done.result().getMessageId());
            case Answer.NotSent<Message> notSent -> new Result.NotAccepted(notSent.why());
            case Answer.Unclear<Message> unclear -> new Result.Unknown(unclear.why());
            case Answer.Refused<Message> refused -> judge(refused);
        };
    }

    private static Result judge(Answer.Refused<Message> refused) {
        String why =
                refused.why().length() > LONGEST_REASON ? refused.why().substring(0, LONGEST_REASON) : refused.why();
        return switch (refused.code()) {
            case 429 ->
                new Result.NotNow(Duration.ofSeconds(Math.max(1, refused.retryAfter())), Result.NotNow.Whom.ACCOUNT);
            case 403 -> new Result.Unreachable(why);
            // About ourselves, not about the message: once the token is right it will be taken.
            case 401, 404 -> new Result.NotAccepted("Telegram refuses the bot's token");
            default -> why.contains("chat not found") ? new Result.Unreachable(why) : new Result.Refused(why);
        };
    }
}
