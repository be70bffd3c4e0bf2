package kz.komek.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kz.komek.channel.phone.FakeAsterisk;
import org.jspecify.annotations.Nullable;

/** The city's own exchange: a call is waiting there, and another one has left words on the machine. */
public final class TrunkAtWork implements QuarkusTestResourceLifecycleManager {
    private static final String STREAM = """
            Event: Newchannel
            Privilege: call,all
            Timestamp: 1795170000.100000
            Channel: PJSIP/trunk-00000a1f
            CallerIDNum: 77011234567
            Context: city-109
            Exten: 109
            Uniqueid: 1795170000.2591
            Linkedid: 1795170000.2591

            Event: UserEvent
            Privilege: user,all
            Timestamp: 1795170009.200000
            Channel: PJSIP/trunk-00000a1f
            CallerIDNum: 77011234567
            Uniqueid: 1795170000.2591
            Linkedid: 1795170000.2591
            UserEvent: KomekStep
            Step: LANGUAGE
            Language: ru

            Event: QueueCallerJoin
            Privilege: agent,all
            Timestamp: 1795170020.000000
            Channel: PJSIP/trunk-00000a1f
            CallerIDNum: 77011234567
            Uniqueid: 1795170000.2591
            Linkedid: 1795170000.2591
            Queue: city-109-ru
            Position: 2
            Count: 2

            """;

    static @Nullable Path spool;
    private @Nullable FakeAsterisk asterisk;

    @Override
    public int order() {
        return 1; // after Komek's own
    }

    @Override
    public Map<String, String> start() {
        try {
            var exchange = new FakeAsterisk(STREAM);
            asterisk = exchange;
            Path folder = Files.createTempDirectory("spool");
            spool = folder;
            Files.writeString(folder.resolve("1795170300.2600-voicemail.wav"), "RIFF as if it were sound");
            Files.writeString(folder.resolve("1795170300.2600-voicemail.json"), """
                    {"kind":"VOICEMAIL","call":"1795170300.2600","from":"77011234568","to":"109","language":"kk",
                     "began":1795170300,"seconds":9,"file":"1795170300.2600-voicemail.wav"}""");
            return Map.of(
                    "komek.asterisk.host", "127.0.0.1",
                    "komek.asterisk.port", String.valueOf(exchange.port()),
                    "komek.asterisk.tls", "false",
                    "komek.asterisk.password", "secret",
                    "komek.asterisk.spool", folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            if (asterisk != null) asterisk.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
