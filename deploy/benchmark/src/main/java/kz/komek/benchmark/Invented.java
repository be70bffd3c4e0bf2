package kz.komek.benchmark;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactIds;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Handle;
import kz.komek.contract.Json;
import kz.komek.contract.Language;
import kz.komek.contract.Place;

/** Contacts of usual length, each from a resident nobody knows yet: the most rows a web contact can cost. */
record Invented(String run) {
    private static final String TEXT =
            "Сәлеметсіз бе! Абай көшесі, %d-үйде екі күннен бері су жоқ. Үйде кішкентай балалар"
                    + " бар, көршілер де осыны айтып отыр. Мамандардың келіп көргенін сұраймыз. Алдын ала рақмет! Белгі: %s-%d";

    String account() {
        return "bench-" + run;
    }

    private String text(int index) {
        return String.format(Locale.ROOT, TEXT, index % 120 + 1, run, index);
    }

    private static String phone(int index) {
        return String.format(Locale.ROOT, "+7700%07d", index % 10_000_000);
    }

    /** As the site's page sends it. */
    byte[] form(int index) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("text", text(index));
        form.put("language", "kk");
        form.put("address", "Абай көшесі, " + (index % 120 + 1) + "-үй");
        form.put("district", "turkistan");
        form.put("phone", phone(index));
        form.put("name", "Айгүл Серікова");
        form.put("consent", true);
        form.put("anonymous", false);
        return Json.write(form);
    }

    /** As a gateway publishes it. */
    ContactReceived contact(int index, String number, Instant at) {
        return contact(index, number, text(index), at);
    }

    ContactReceived contact(int index, String number, String said, Instant at) {
        return new ContactReceived(
                ContactIds.of(Channel.WEB, run, number),
                Channel.WEB,
                account(),
                at,
                new Handle(Handle.Kind.PHONE, phone(index), "Айгүл Серікова"),
                Language.KK,
                number,
                null,
                said,
                new Place("Абай көшесі, " + (index % 120 + 1) + "-үй", "turkistan", null, null),
                List.of(),
                null,
                new ContactReceived.Consent("2026-01", at),
                false,
                null,
                ContactReceived.Nature.MESSAGE);
    }
}
