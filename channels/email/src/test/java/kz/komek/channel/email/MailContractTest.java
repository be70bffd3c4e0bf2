package kz.komek.channel.email;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import kz.komek.channel.ChannelContract;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.files.Attachments;
import kz.komek.contract.files.DirectoryFileStore;
import org.junit.jupiter.api.io.TempDir;

/** Mail as it really comes, file by file: each has the contact it must become beside it. */
class MailContractTest extends ChannelContract {
    private static final Instant NOON = Instant.parse("2026-11-20T07:00:00Z");

    @TempDir
    static Path files;

    MailContractTest() {
        super(Channel.EMAIL, Path.of("src/test/resources/payloads"));
    }

    @Override
    protected ContactReceived normalise(Path payload) throws IOException {
        var attachments = new Attachments(new DirectoryFileStore(files, InstantSource.fixed(NOON)));
        var normaliser = new MailNormaliser("109@komek.test", "of-this-city", attachments);
        return ((Incoming.Contact) normaliser.read(Files.readAllBytes(payload), NOON)).contact();
    }
}
