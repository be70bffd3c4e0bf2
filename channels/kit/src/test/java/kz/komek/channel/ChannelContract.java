package kz.komek.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Handle;
import kz.komek.contract.Json;
import kz.komek.contract.Secrets;
import kz.komek.contract.files.Attachments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every adapter keeps to, checked with its own payload files: each {@code payloads/x.ext}, as the provider sends
 * it, has an {@code x.expected.json}. Run with {@code -Dgolden.write=true} to write the expected ones, then read them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ChannelContract {
    private static final String EXPECTED = ".expected.json";
    private static final Secrets SECRETS =
            new Secrets(Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]));

    private final Channel channel;
    private final Path folder;

    protected ChannelContract(Channel channel, Path folder) {
        this.channel = channel;
        this.folder = folder;
    }

    /** One payload as the adapter would publish it; the clock must stand still. */
    protected abstract ContactReceived normalise(Path payload) throws Exception;

    Stream<Path> payloads() throws Exception {
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.toString().endsWith(EXPECTED)).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void a_payload_becomes_the_expected_contact(Path payload) throws Exception {
        String name = payload.getFileName().toString();
        Path expected = payload.resolveSibling(name.substring(0, name.lastIndexOf('.')) + EXPECTED);
        JsonNode written = withoutRandomIds(Json.MAPPER.valueToTree(normalise(payload)));
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(expected, written.toPrettyString() + "\n");
        }
        assertThat(written.toPrettyString())
                .isEqualTo(Json.MAPPER.readTree(expected.toFile()).toPrettyString());
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void a_contact_keeps_the_common_promises(Path payload) throws Exception {
        var contact = normalise(payload);
        assertThat(normalise(payload).contactId())
                .as("the same event is the same contact")
                .isEqualTo(contact.contactId());
        assertThat(contact.channel()).isEqualTo(channel);
        assertThat(contact.account()).isNotBlank();
        assertThat(contact.attachments().stream().filter(file -> file.refused() == null))
                .hasSizeLessThanOrEqualTo(Attachments.MOST);
        if (contact.anonymous()) assertThat(handles(contact)).isEmpty();
        for (Handle handle : handles(contact)) {
            assertThat(Contacts.key(SECRETS, contact)).doesNotContain(handle.value());
            assertThat(Contacts.source(contact.channel(), contact.account())).doesNotContain(handle.value());
        }
    }

    @Test
    void different_payloads_are_different_contacts() throws Exception {
        var seen = new HashMap<UUID, Path>();
        for (Path payload : payloads().toList()) {
            Path same = seen.put(normalise(payload).contactId(), payload);
            assertThat(same).as("has the contact id of %s", payload).isNull();
        }
        assertThat(seen).isNotEmpty();
    }

    private static List<Handle> handles(ContactReceived contact) {
        return Stream.concat(Stream.ofNullable(contact.handle()), contact.also().stream())
                .toList();
    }

    /** Files are kept under random ids; what matters is that they are kept. */
    private static JsonNode withoutRandomIds(JsonNode contact) {
        for (JsonNode file : contact.findParents("sha256")) {
            ((ObjectNode) file).put("id", "kept");
            if (!file.path("shown").asText().isEmpty()) ((ObjectNode) file).put("shown", "copied");
        }
        return contact;
    }
}
