package kz.komek.channel.social;

import java.nio.file.Path;
import kz.komek.channel.ChannelContract;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;

class InstagramContractTest extends ChannelContract {
    InstagramContractTest() {
        super(Channel.INSTAGRAM, Path.of("src/test/resources/payloads/instagram"));
    }

    @Override
    protected ContactReceived normalise(Path payload) throws Exception {
        return Deliveries.contacts(Deliveries.read(payload)).getFirst();
    }
}
