package kz.komek.channel.whatsapp;

import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.core5.http.Header;

/**
 * How the SDK speaks to Twilio: once. Its own client repeats a POST that was answered 5xx, which sends a message three
 * times, and knows no other address than Twilio's.
 */
final class TwilioHttp extends HttpClient {
    /** Not one byte of the request has reached them. */
    static final class NotSent extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotSent(Throwable cause) {
            super("no connection to Twilio", cause, false, false);
        }
    }

    /** Written, and no answer that can be read. */
    static final class Unheard extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unheard(String reason) {
            super(reason, null, false, false);
        }
    }

    private final URI api;
    private final String authorization;
    private final Duration patience;
    private final java.net.http.HttpClient http;

    TwilioHttp(URI api, String accountSid, String authToken, Duration patience) {
        this.api = api;
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((accountSid + ":" + authToken).getBytes(StandardCharsets.UTF_8));
        this.patience = patience;
        this.http = java.net.http.HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        String file = request.constructURL().getFile();
        var call = HttpRequest.newBuilder(api.resolve(file))
                .timeout(patience)
                .header("Authorization", authorization)
                .header("Accept", "application/json");
        String body = request.encodeFormBody();
        if (request.getMethod() == com.twilio.http.HttpMethod.GET) call.GET();
        else
            call.header("Content-Type", "application/x-www-form-urlencoded")
                    .method(request.getMethod().toString(), BodyPublishers.ofString(body));
        return once(call.build());
    }

    private Response once(HttpRequest request) {
        var call = http.sendAsync(request, BodyHandlers.ofString());
        try {
            var answer = call.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            // With null for headers the SDK fails after the call was made.
            return new Response(answer.body(), answer.statusCode(), new Header[0]);
        } catch (TimeoutException e) {
            call.cancel(true);
            throw new Unheard("no answer in " + patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            Throwable why = e.getCause();
            boolean neverWritten = why instanceof ConnectException
                    || why instanceof HttpConnectTimeoutException
                    || why instanceof SSLHandshakeException;
            if (neverWritten) throw new NotSent(why);
            throw new Unheard("the connection was lost (" + why.getClass().getSimpleName() + ")");
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw new Unheard("this gateway stops");
        }
    }
}
