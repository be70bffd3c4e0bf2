package kz.komek.channel.telegram;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.komek.channel.ChannelContract;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;

/** Every kind of message that Telegram knows, and one that it will know next year. */
class TelegramContractTest extends ChannelContract {
    TelegramContractTest() {
        super(Channel.TELEGRAM, Path.of("src/test/resources/payloads"));
    }

    @Override
    protected ContactReceived normalise(Path payload) throws Exception {
        // The key of a link is the installation's: no file can hold it.
        String link = Samples.NUMBER + "_" + Samples.SECRETS.trackingKey(Samples.NUMBER);
        byte[] body = Files.readString(payload).replace("NUMBER_KEY", link).getBytes(StandardCharsets.UTF_8);
        return switch (Samples.normaliser().read(Samples.BOT, body, Samples.NOON)) {
            case Incoming.Contact contact -> contact.contact();
            case Incoming.Unknown unknown -> unknown.contact();
            case Incoming.Event event -> throw new AssertionError(payload + " is an event");
            case Incoming.Ignored ignored -> throw new AssertionError(payload + " is ignored");
        };
    }
}
