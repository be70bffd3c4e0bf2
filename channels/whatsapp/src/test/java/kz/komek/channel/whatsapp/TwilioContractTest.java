package kz.komek.channel.whatsapp;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import kz.komek.channel.Arrival;
import kz.komek.channel.ChannelContract;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;

class TwilioContractTest extends ChannelContract {
    TwilioContractTest() {
        super(Channel.WHATSAPP, Path.of("src/test/resources/payloads/twilio"));
    }

    @Override
    protected ContactReceived normalise(Path payload) throws Exception {
        var form = TwilioForm.read(Files.readAllBytes(payload)).orElseThrow();
        var arrivals = new TwilioNormaliser(InstantSource.fixed(MetaContractTest.NOON)).message(form);
        return ((Arrival.Said) arrivals.orElseThrow().getFirst()).contact();
    }
}
