package kz.komek.channel.phone;

import kz.komek.contract.ReplyRequested;

/**
 * A short message as it is sent and paid for: in parts. One letter beyond the GSM alphabet, as in every Kazakh or Russian
 * word, makes the parts less than half as long.
 *
 * @param parts of how many it is made
 */
record SmsText(String body, int parts) {
    /** The exchange takes no more characters in one message. */
    static final int MOST_CHARACTERS = 1_600;

    private static final String GSM =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
                    + "abcdefghijklmnopqrstuvwxyzäöñüà";
    /** Each takes the place of two. */
    private static final String GSM_ESCAPED = "^{}\\[~]|€\f";

    private static final String CUT = "…";

    static SmsText of(ReplyRequested reply) {
        var text = new StringBuilder(reply.text().strip());
        if (reply.asking() != null) {
            int number = 1;
            for (var choice : reply.asking().choices()) {
                text.append('\n').append(number++).append(". ").append(choice.label());
            }
        }
        return of(text.toString());
    }

    static SmsText of(String text) {
        String body = shortened(text);
        return new SmsText(body, parts(body));
    }

    private static String shortened(String text) {
        if (text.length() <= MOST_CHARACTERS) return text;
        int end = MOST_CHARACTERS - CUT.length();
        int space = text.lastIndexOf(' ', end);
        String cut = text.substring(0, space > MOST_CHARACTERS / 2 ? space : end);
        // Never half a character.
        if (Character.isHighSurrogate(cut.charAt(cut.length() - 1))) cut = cut.substring(0, cut.length() - 1);
        return cut + CUT;
    }

    static int parts(String body) {
        int septets = septets(body);
        if (septets >= 0) return septets <= 160 ? 1 : (septets + 152) / 153;
        int units = body.length();
        return units <= 70 ? 1 : (units + 66) / 67;
    }

    /** -1: the GSM alphabet does not have all of it. */
    private static int septets(String body) {
        int septets = 0;
        for (int i = 0; i < body.length(); i++) {
            char letter = body.charAt(i);
            if (GSM.indexOf(letter) >= 0) septets++;
            else if (GSM_ESCAPED.indexOf(letter) >= 0) septets += 2;
            else return -1;
        }
        return septets;
    }
}
