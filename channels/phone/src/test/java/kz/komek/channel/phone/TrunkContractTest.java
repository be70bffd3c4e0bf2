package kz.komek.channel.phone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import kz.komek.channel.ChannelContract;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.files.Attachments;
import kz.komek.contract.files.DirectoryFileStore;

/** What is left on the machine of the city's own exchange, as its dialplan hands it over. */
class TrunkContractTest extends ChannelContract {
    TrunkContractTest() {
        super(Channel.PHONE, Path.of("src/test/resources/payloads/trunk"));
    }

    @Override
    protected ContactReceived normalise(Path payload) throws IOException {
        var scene = new Scene();
        var time = InstantSource.fixed(Scene.NOON);
        var spool = new Spool(
                payload.getParent(),
                "pbx",
                new Attachments(new DirectoryFileStore(Files.createTempDirectory("spool"), time)),
                new Spool.Published(scene::contact, scene::event, (of, file) -> {}),
                time,
                "KZ");
        var over = Spool.read(Files.readAllBytes(payload));
        return spool.contact(over, spool.heard(over));
    }
}
