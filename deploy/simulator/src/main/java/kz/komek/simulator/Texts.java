package kz.komek.simulator;

/** Recognises a contact in a ticket. Only white space may have changed on the way. */
final class Texts {
    private Texts() {}

    /** How often the contact stands there, told by its mark: twice in one message is twice. */
    static int count(WebSite.Ticket ticket, Contact contact) {
        int count = 0;
        for (var message : ticket.messages()) {
            String text = message.text();
            for (int at = text.indexOf(contact.mark()); at >= 0; at = text.indexOf(contact.mark(), at + 1)) count++;
        }
        return count;
    }

    static boolean isWhole(WebSite.Ticket ticket, Contact contact) {
        String wanted = normal(contact.text());
        return ticket.messages().stream()
                .anyMatch(message ->
                        normal(message.text()).contains(wanted) && (!contact.withPhoto() || message.files() > 0));
    }

    private static String normal(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
