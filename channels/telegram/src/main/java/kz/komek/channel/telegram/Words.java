package kz.komek.channel.telegram;

import java.util.ArrayList;
import java.util.List;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import kz.komek.contract.ReplyRequested.Wanted;

/** What Telegram asks of words: no more than so many of them, and some on its own buttons. */
final class Words {
    static final int MOST = 4096;

    private static final Names PLACE = new Names("📍 Орнымды жіберу", "📍 Отправить, где я", "📍 Send where I am");
    private static final Names PHONE = new Names("📱 Нөмірімді жіберу", "📱 Отправить мой номер", "📱 Send my number");
    private static final Names OR_PLACE = new Names(
            "Немесе төмендегі түймемен қазір тұрған жеріңізді жіберіңіз.",
            "Или отправьте кнопкой ниже, где вы сейчас.",
            "Or send where you are now with the button below.");
    private static final Names OR_PHONE = new Names(
            "Немесе төмендегі түймемен телефон нөміріңізді жіберіңіз.",
            "Или отправьте номер телефона кнопкой ниже.",
            "Or send your phone number with the button below.");

    private Words() {}

    static String button(Wanted wanted, Language language) {
        return switch (wanted) {
            case PLACE -> PLACE.in(language);
            case PHONE -> PHONE.in(language);
        };
    }

    static String or(Wanted wanted, Language language) {
        return switch (wanted) {
            case PLACE -> OR_PLACE.in(language);
            case PHONE -> OR_PHONE.in(language);
        };
    }

    /** In parts that Telegram takes, cut where a line, else a word, else a character ends. */
    static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        String rest = text.strip();
        while (rest.length() > MOST) {
            int cut = cut(rest);
            parts.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
        }
        if (!rest.isEmpty()) parts.add(rest);
        return parts;
    }

    private static int cut(String text) {
        int line = text.lastIndexOf('\n', MOST);
        if (line > MOST / 2) return line;
        int word = text.lastIndexOf(' ', MOST);
        if (word > MOST / 2) return word;
        return Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST;
    }
}
