package kz.komek.channel.phone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.komek.channel.ChannelContract;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;

/** Short messages as the exchange hands them over. */
class SmsContractTest extends ChannelContract {
    SmsContractTest() {
        super(Channel.SMS, Path.of("src/test/resources/payloads/sms"));
    }

    @Override
    protected ContactReceived normalise(Path payload) throws IOException {
        return new Scene().shortMessages().contact(Form.read(form(payload)), Scene.NOON);
    }

    /** A file ends with a line break, a form does not. */
    static byte[] form(Path payload) throws IOException {
        return Files.readString(payload).strip().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
