package kz.komek.channel.phone;

/** Ids as the exchange makes them; nothing else becomes a part of an address. */
final class Exchanges {
    private Exchanges() {}

    static boolean isCall(String id) {
        return id.matches("CA[0-9a-fA-F]{32}");
    }

    static boolean isRecording(String id) {
        return id.matches("RE[0-9a-fA-F]{32}");
    }
}
