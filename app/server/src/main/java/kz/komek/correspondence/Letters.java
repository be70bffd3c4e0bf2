package kz.komek.correspondence;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.komek.contract.Language;
import kz.komek.contract.ResidentsDates;
import kz.komek.contract.Secrets;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.ticket.domain.Ticket;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The words Komek adds by itself, one file per letter and language. */
@Singleton
class Letters {
    /** What is longer costs several: it is said that there is an answer, and where. */
    private static final int LONGEST_SMS = 200;

    private static final List<String> LETTERS = List.of(
            "acknowledgement",
            "footer",
            "farewell",
            "code",
            "chat",
            "comment",
            "line",
            "sms",
            "sms-acknowledgement",
            "sms-notice",
            "files");

    private final Map<String, String> texts = new HashMap<>();
    private final Secrets secrets;
    private final InstantSource time;
    private final String publicUrl;

    Letters(Secrets secrets, InstantSource time, @ConfigProperty(name = "komek.public.url") String publicUrl) {
        this.secrets = secrets;
        this.time = time;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
        for (String letter : LETTERS) {
            for (Language language : Language.values()) texts.put(name(letter, language), read(letter, language));
        }
    }

    String acknowledgement(Ticket ticket, Language language) {
        return fill("acknowledgement", ticket, language);
    }

    /** @param inPublic everybody can read it: nothing but the number */
    String acknowledgementInChat(Ticket ticket, Language language, boolean inPublic) {
        return fill(inPublic ? "comment" : "chat", ticket, language);
    }

    /** In a conversation the link has been given already. */
    String withNumber(String text, Ticket ticket, Language language) {
        return text + "\n\n" + fill("line", ticket, language);
    }

    /** All of it, or that there is something to read: half a sentence may say the opposite of the whole. */
    String sms(String text, Ticket ticket, Language language) {
        String line = text.strip().replaceAll("\\s+", " ");
        boolean fits = line.codePointCount(0, line.length()) <= LONGEST_SMS;
        return fits ? fill("sms", ticket, language).replace("{text}", line) : fill("sms-notice", ticket, language);
    }

    String acknowledgementBySms(Ticket ticket, Language language) {
        return fill("sms-acknowledgement", ticket, language);
    }

    /** Where those are that did not go along. */
    String files(Ticket ticket, Language language) {
        return fill("files", ticket, language);
    }

    String link(Ticket ticket) {
        return publicUrl + "/t/" + ticket.number() + "/" + secrets.trackingKey(ticket.number());
    }

    /** @param last with it the ticket is closed: the resident is asked what they think of it */
    String withFooter(String text, Ticket ticket, Language language, boolean last) {
        return text + "\n\n" + fill(last ? "farewell" : "footer", ticket, language);
    }

    String code(String code, Language language) {
        return texts.get(name("code", language)).replace("{code}", code);
    }

    String codeSubject(Language language) {
        return switch (language) {
            case KK -> "Растау коды";
            case RU -> "Код подтверждения";
            case EN -> "Your code";
        };
    }

    private String fill(String letter, Ticket ticket, Language language) {
        return texts.get(name(letter, language))
                .replace("{number}", TicketNumbers.spoken(ticket.number()))
                .replace("{due}", new ResidentsDates(language, time.instant()).by(ticket.dueAt()))
                .replace("{link}", link(ticket));
    }

    private static String name(String letter, Language language) {
        return letter + "." + language.code() + ".txt";
    }

    private static String read(String letter, Language language) {
        try (InputStream text = Letters.class.getResourceAsStream(name(letter, language))) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
