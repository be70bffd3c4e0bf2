package kz.komek.channel.phone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kz.komek.channel.ChannelContract;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;

/** What is left on the machine, as the exchange tells it: by the step after the recording, or by the call to whom it is asked of. */
class VoiceContractTest extends ChannelContract {
    VoiceContractTest() {
        super(Channel.PHONE, Path.of("src/test/resources/payloads/voice"));
    }

    @Override
    protected ContactReceived normalise(Path payload) throws IOException {
        var scene = new Scene();
        if (payload.getFileName().toString().startsWith("call-of-")) {
            return new TakingOver(scene, "37").of(Files.readString(payload));
        }
        scene.steps().take("message", Form.read(SmsContractTest.form(payload)), Map.of("l", "kk"), null);
        return scene.contacts.getFirst();
    }
}
