package kz.komek.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kz.komek.contract.Json;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.GetFile;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.api.methods.updates.GetWebhookInfo;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.WebhookInfo;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** One bot's calls of the Bot API, each ending in a closed list of answers. Its token is in its addresses: none is logged. */
final class BotApi implements AutoCloseable {
    /** Whatever we read; a kind that is not named stays as it was set before. */
    static final List<String> WANTED = List.of("message", "edited_message", "callback_query", "my_chat_member");

    /** How long Telegram may keep a question for updates open. */
    static final Duration LONG_POLL = Duration.ofSeconds(50);

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(20);
    private static final Duration UPLOADS_WITHIN = Duration.ofSeconds(90);

    /** What became of a call. */
    sealed interface Answer<T> {
        record Done<T>(T result) implements Answer<T> {}

        /** @param code as in HTTP @param retryAfter seconds; 0: it does not say */
        record Refused<T>(int code, String why, int retryAfter) implements Answer<T> {}

        /** It surely never reached Telegram. */
        record NotSent<T>(String why) implements Answer<T> {}

        /** It may have been done or not. */
        record Unclear<T>(String why) implements Answer<T> {}
    }

    /** Whether the connection stood: from then on nobody knows what arrived. */
    private static final class Written {
        private volatile boolean perhaps;
    }

    private static final class NeverSent extends IOException {
        private static final long serialVersionUID = 1;

        NeverSent(IOException cause) {
            super(cause);
        }
    }

    private final HttpUrl base;
    private final Bot bot;
    private final OkHttpClient http;
    private final OkHttpTelegramClient client;
    private volatile @Nullable Call polling;

    BotApi(URI url, Bot bot) {
        this(url, bot, ANSWERS_WITHIN);
    }

    BotApi(URI url, Bot bot, Duration answersWithin) {
        this.base = HttpUrl.get(url.toString());
        this.bot = bot;
        this.http = new OkHttpClient.Builder()
                .connectTimeout(Duration.ofSeconds(5))
                .readTimeout(answersWithin)
                .writeTimeout(answersWithin)
                .callTimeout(UPLOADS_WITHIN)
                // Sent again by itself, a message may be there twice.
                .retryOnConnectionFailure(false)
                // Let go before any server would: what is written to one that just hangs up may or may not have
                // arrived.
                .connectionPool(new ConnectionPool(8, 3, TimeUnit.SECONDS))
                .addInterceptor(BotApi::tellApart)
                .addNetworkInterceptor(BotApi::mark)
                .build();
        this.client = new OkHttpTelegramClient(
                http, bot.token(), new TelegramUrl(base.scheme(), base.host(), base.port(), false));
    }

    private static Response tellApart(Interceptor.Chain chain) throws IOException {
        var written = new Written();
        try {
            return chain.proceed(
                    chain.request().newBuilder().tag(Written.class, written).build());
        } catch (IOException e) {
            if (written.perhaps) throw e;
            throw new NeverSent(e);
        }
    }

    private static Response mark(Interceptor.Chain chain) throws IOException {
        var written = chain.request().tag(Written.class);
        if (written != null) written.perhaps = true;
        return chain.proceed(chain.request());
    }

    @FunctionalInterface
    private interface Calling<T> {
        T call() throws TelegramApiException;
    }

    Answer<Message> send(BotApiMethod<Message> method) {
        return answer(() -> client.execute(method));
    }

    Answer<Message> send(SendPhoto photo) {
        return answer(() -> client.execute(photo));
    }

    Answer<Message> send(SendDocument document) {
        return answer(() -> client.execute(document));
    }

    /** The path of a file at the file server. */
    Answer<String> path(String fileId) {
        return answer(() -> client.execute(new GetFile(fileId)).getFilePath());
    }

    URI file(String path) {
        return base.newBuilder()
                .addPathSegments("file/bot" + bot.token())
                .addPathSegments(path)
                .build()
                .uri();
    }

    /** The presser's wheel stops turning. */
    Answer<Boolean> taken(String button) {
        return execute(new AnswerCallbackQuery(button));
    }

    Answer<Boolean> listenAt(URI webhook) {
        var there = SetWebhook.builder()
                .url(webhook.toString())
                .secretToken(bot.secret())
                .allowedUpdates(WANTED)
                .maxConnections(40)
                .build();
        return answer(() -> client.execute(there));
    }

    /** What waits there is kept. */
    Answer<Boolean> stopListening() {
        return execute(DeleteWebhook.builder().dropPendingUpdates(false).build());
    }

    boolean answers() {
        return whoAmI() instanceof Answer.Done;
    }

    Answer<User> whoAmI() {
        return execute(new GetMe());
    }

    /** Where Telegram brings updates, what waits for us there, and how the last bringing failed. */
    Answer<WebhookInfo> webhook() {
        return execute(new GetWebhookInfo());
    }

    private <T extends Serializable> Answer<T> execute(BotApiMethod<T> method) {
        return answer(() -> client.execute(method));
    }

    /**
     * Asks for updates and waits for them. Not through the library: an update of which it cannot read a part would come
     * again for ever, and nothing after it.
     *
     * @param from the first that is wanted: all before it are confirmed; {@code null}: whatever is there
     */
    Answer<JsonNode> updates(@Nullable Long from) {
        var url = base.newBuilder()
                .addPathSegments("bot" + bot.token())
                .addPathSegment("getUpdates")
                .addQueryParameter("timeout", Long.toString(LONG_POLL.toSeconds()))
                .addQueryParameter("allowed_updates", new String(Json.write(WANTED), StandardCharsets.UTF_8));
        if (from != null) url.addQueryParameter("offset", from.toString());
        var patient = http.newBuilder().readTimeout(LONG_POLL.plusSeconds(10)).build();
        Call call = patient.newCall(new Request.Builder().url(url.build()).build());
        polling = call;
        try (var response = call.execute()) {
            var body = response.body();
            JsonNode answer = body == null ? null : Update.MAPPER.readTree(body.byteStream());
            if (answer == null
                    || !answer.path("ok").asBoolean()
                    || !answer.path("result").isArray()) {
                return new Answer.Refused<>(response.code(), "HTTP " + response.code(), retryAfter(answer));
            }
            return new Answer.Done<>(answer.path("result"));
        } catch (IOException e) {
            return new Answer.NotSent<>(e.getClass().getSimpleName());
        } finally {
            polling = null;
        }
    }

    private static int retryAfter(@Nullable JsonNode answer) {
        return answer == null
                ? 0
                : answer.path("parameters").path("retry_after").asInt();
    }

    /** Ends the waiting for updates at once. */
    void hangUp() {
        Call call = polling;
        if (call != null) call.cancel();
    }

    private static <T> Answer<T> answer(Calling<T> calling) {
        try {
            return new Answer.Done<>(calling.call());
        } catch (TelegramApiRequestException e) {
            int code = e.getErrorCode() == null ? 0 : e.getErrorCode();
            String why = e.getApiResponse() == null ? "HTTP " + code : e.getApiResponse();
            // Code 0: what came was not Telegram's JSON but some page; 5xx: it failed while it did it.
            if (code < 400 || code >= 500) return new Answer.Unclear<>(code == 0 ? "no answer of Telegram's" : why);
            Integer after = e.getParameters() == null ? null : e.getParameters().getRetryAfter();
            return new Answer.Refused<>(code, why, after == null ? 0 : after);
        } catch (TelegramApiException e) {
            return failed(e);
        }
    }

    private static <T> Answer<T> failed(TelegramApiException e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof NeverSent) return new Answer.NotSent<>("no connection to Telegram");
        }
        return new Answer.Unclear<>("the answer was lost");
    }

    @Override
    public void close() {
        hangUp();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
