package kz.komek.channel.whatsapp;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import kz.komek.channel.Arrival;
import kz.komek.channel.ChannelContract;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Json;

class MetaContractTest extends ChannelContract {
    static final Instant NOON = Instant.parse("2026-11-20T07:00:00Z");

    MetaContractTest() {
        super(Channel.WHATSAPP, Path.of("src/test/resources/payloads/meta"));
    }

    @Override
    protected ContactReceived normalise(Path payload) throws Exception {
        var delivery = Json.MAPPER.readTree(Files.readAllBytes(payload));
        return new MetaNormaliser(InstantSource.fixed(NOON))
                .normalise(delivery).stream()
                        .filter(Arrival.Said.class::isInstance)
                        .map(said -> ((Arrival.Said) said).contact())
                        .findFirst()
                        .orElseThrow();
    }
}
