package kz.komek.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignaturesTest {
    private static final String SECRET = "8f1d0c2b3a4e5f60718293a4b5c6d7e8";

    /** As Meta sends it: what is not ASCII is escaped. */
    private static final String SIGNED = """
            {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"value":\
            {"messaging_product":"whatsapp","metadata":{"display_phone_number":"77172000109","phone_number_id":\
            "106540352242922"},"contacts":[{"profile":{"name":"\\u0410\\u0439\\u0433\\u04af\\u043b"},"wa_id":\
            "77011234567"}],"messages":[{"from":"77011234567","id":"wamid.KZ0001","timestamp":"1795170000","type":\
            "text","text":{"body":"\\u0428\\u04b1\\u04a3\\u049b\\u044b\\u0440"}}]},"field":"messages"}]}]}""";

    private static final String HEADER = "sha256=2313bb577496f5ad468671fe139c2de9900cc6b99b4ec886c2efb58963026acf";

    @Test
    void metas_signature_is_over_the_bytes_as_they_came() {
        assertThat(Signatures.hub(SECRET, bytes(SIGNED), HEADER)).isTrue();
        String writtenAnew = SIGNED.replace("\\u0428\\u04b1\\u04a3\\u049b\\u044b\\u0440", "Шұңқыр");
        assertThat(Signatures.hub(SECRET, bytes(writtenAnew), HEADER)).isFalse();
    }

    @Test
    void one_flipped_bit_another_secret_or_no_header_is_refused() {
        assertThat(Signatures.hub(SECRET, bytes(SIGNED.replace("102290129340398", "102290129340399")), HEADER))
                .isFalse();
        assertThat(Signatures.hub(SECRET, bytes(SIGNED), HEADER.replace("2313", "2314")))
                .isFalse();
        assertThat(Signatures.hub("another", bytes(SIGNED), HEADER)).isFalse();
        assertThat(Signatures.hub(SECRET, bytes(SIGNED), null)).isFalse();
        assertThat(Signatures.hub(SECRET, bytes(SIGNED), HEADER.substring("sha256=".length())))
                .isFalse();
        assertThat(Signatures.hub(SECRET, bytes(SIGNED), "sha256=")).isFalse();
    }

    @Test
    void base64_and_plain_secrets() {
        // openssl dgst -sha256 -hmac key -binary <<< -n message | base64
        assertThat(Signatures.base64("key", bytes("message"), "bp7ym3X//Ft6uuUn1Y/a2y/kLnIZARl2kXNDBl9Y7Uo="))
                .isTrue();
        assertThat(Signatures.base64("key", bytes("massage"), "bp7ym3X//Ft6uuUn1Y/a2y/kLnIZARl2kXNDBl9Y7Uo="))
                .isFalse();
        assertThat(Signatures.same("secret", "secret")).isTrue();
        assertThat(Signatures.same("secret", "secreT")).isFalse();
        assertThat(Signatures.same("secret", "")).isFalse();
        assertThat(Signatures.same("secret", null)).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
