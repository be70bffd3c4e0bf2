package kz.komek.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The residents' HTTP endpoints of one gateway. */
final class WebSite {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Longer than a gateway waits for Kafka. */
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI url;

    WebSite(URI url) {
        this.url = url;
    }

    record Demo(String smtpHost, int smtpPort, String imapHost, int imapPort, String centre, String password) {}

    record Reservation(String number, String key) {}

    /** @param messages of the resident, oldest first */
    record Ticket(boolean registered, List<Message> messages) {
        record Message(String text, int files) {}
    }

    Outcome<Demo> demo() throws InterruptedException {
        return ask(
                HttpRequest.newBuilder(at("/public/v1/demo")).GET(),
                200,
                answer -> new Demo(
                        answer.required("smtpHost").asText(),
                        answer.required("smtpPort").asInt(),
                        answer.required("imapHost").asText(),
                        answer.required("imapPort").asInt(),
                        answer.required("centre").asText(),
                        answer.required("passwordOfAnyMailbox").asText()));
    }

    /** How far the gateway's clock runs ahead of the machine's, in seconds. */
    long clockAhead() throws InterruptedException {
        var asked = ask(
                HttpRequest.newBuilder(at("/public/v1/demo")).GET(),
                200,
                answer -> answer.required("aheadSeconds").asLong());
        return asked instanceof Outcome.Done<Long>(var ahead) ? ahead : -1;
    }

    Outcome<Reservation> reserve(Language language) throws InterruptedException {
        var request = HttpRequest.newBuilder(at("/public/v1/reservations"))
                .header("Accept-Language", language.code())
                .POST(BodyPublishers.noBody());
        return ask(
                request,
                201,
                answer -> new Reservation(
                        answer.required("number").asText(),
                        answer.required("key").asText()));
    }

    /** The same number and the same bytes every time, so that a retry is the same contact. */
    Outcome<Reservation> submit(Contact contact, Reservation reservation) throws InterruptedException {
        var request = HttpRequest.newBuilder(at("/public/v1/contacts/" + reservation.number()))
                .header("Komek-Key", reservation.key())
                .header("Accept-Language", contact.language().code());
        var photo = contact.photo();
        if (photo.isPresent()) {
            String boundary = "komek-" + contact.mark();
            request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .PUT(BodyPublishers.ofByteArray(multipart(contact, photo.get(), boundary)));
        } else {
            request.header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString(form(contact).toString(), StandardCharsets.UTF_8));
        }
        return ask(request, 202, answer -> reservation);
    }

    Outcome<Ticket> ticket(String number, String key) throws InterruptedException {
        var request = HttpRequest.newBuilder(at("/public/v1/tickets/" + number))
                .header("Komek-Key", key)
                .GET();
        return ask(request, 200, WebSite::ticket);
    }

    private static Ticket ticket(JsonNode answer) {
        var messages = new ArrayList<Ticket.Message>();
        for (JsonNode message : answer.path("messages")) {
            if (!message.path("fromResident").asBoolean()) continue;
            int files = 0;
            for (JsonNode file : message.path("attachments")) {
                if (!file.hasNonNull("refused")) files++;
            }
            messages.add(new Ticket.Message(message.path("text").asText(""), files));
        }
        return new Ticket(!"BEING_REGISTERED".equals(answer.required("status").asText()), messages);
    }

    private static ObjectNode form(Contact contact) {
        var form = JSON.createObjectNode();
        form.put("text", contact.text());
        form.put("language", contact.language().code());
        form.put("address", contact.address());
        form.put("district", contact.district().code());
        var pin = contact.pin();
        if (pin != null) {
            form.put("latitude", pin.latitude());
            form.put("longitude", pin.longitude());
        }
        if (contact.email() != null) form.put("email", contact.email());
        if (contact.phone() != null) form.put("phone", contact.phone());
        if (contact.name() != null) form.put("name", contact.name());
        form.put("consent", true);
        form.put("anonymous", contact.anonymous());
        return form;
    }

    private static byte[] multipart(Contact contact, byte[] photo, String boundary) {
        var body = new ByteArrayOutputStream();
        form(contact).properties().forEach(field -> {
            write(body, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n");
            write(
                    body,
                    "Content-Type: text/plain; charset=utf-8\r\n\r\n"
                            + field.getValue().asText() + "\r\n");
        });
        write(
                body,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"photo\"; filename=\""
                        + contact.photoName() + "\"\r\nContent-Type: image/png\r\n\r\n");
        body.writeBytes(photo);
        write(body, "\r\n--" + boundary + "--\r\n");
        return body.toByteArray();
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private <T> Outcome<T> ask(HttpRequest.Builder request, int wanted, Function<JsonNode, T> read)
            throws InterruptedException {
        HttpResponse<byte[]> response;
        try {
            response = http.send(
                    request.timeout(ANSWER).header("Accept", "application/json").build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            return new Outcome.NotNow<>("no answer (" + e.getClass().getSimpleName() + ")", null);
        }
        int status = response.statusCode();
        if (status == wanted) return read(response.body(), read);
        if (status >= 500 || status == 429 || status == 408) {
            return new Outcome.NotNow<>("HTTP " + status, retryAfter(response));
        }
        return new Outcome.Refused<>("HTTP " + status + code(response.body()));
    }

    private static <T> Outcome<T> read(byte[] body, Function<JsonNode, T> read) {
        try {
            return new Outcome.Done<>(read.apply(JSON.readTree(body)));
        } catch (IOException | IllegalArgumentException e) {
            return new Outcome.Refused<>("an answer of another form than agreed: " + e.getMessage());
        }
    }

    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        try {
            return response.headers()
                    .firstValue("Retry-After")
                    .map(seconds -> Duration.ofSeconds(Math.max(0, Long.parseLong(seconds.strip()))))
                    .orElse(null);
        } catch (NumberFormatException aDate) {
            return null;
        }
    }

    private static String code(byte[] problem) {
        try {
            var read = JSON.readTree(problem);
            return read.hasNonNull("code") ? " " + read.get("code").asText() : "";
        } catch (IOException e) {
            return "";
        }
    }

    private URI at(String path) {
        return URI.create(url + path);
    }
}
