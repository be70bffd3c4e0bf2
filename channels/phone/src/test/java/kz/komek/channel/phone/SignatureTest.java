package kz.komek.channel.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final String URL = "https://hooks.109.example.kz/twilio/voice/incoming?tenant=astana";
    private static final String BODY = "CallSid=CA0123456789abcdef0123456789abcdef&CallStatus=ringing&Direction=inbound"
            + "&From=%2B77011234567&To=%2B77172000109";
    private static final String SIGNATURE = "RfBK/ylz6Gr40gR7wjDP6Tzo0QQ=";

    private final Signature signature = new Signature("12345abcde12345abcde12345abcde12");

    @Test
    void the_vector_that_the_exchange_publishes_fits() {
        var parameters = Map.of(
                "CallSid", "CA1234567890ABCDE",
                "Caller", "+14158675310",
                "Digits", "1234",
                "From", "+14158675310",
                "To", "+18005551212");
        assertThat(new Signature("12345")
                        .fits("https://example.com/myapp.php?foo=1&bar=2", parameters, "L/OH5YylLD5NRKLltdqwSvS0BnU="))
                .isTrue();
    }

    @Test
    void a_signed_form_fits_and_the_order_of_its_fields_is_no_matter() {
        assertThat(fits(URL, BODY)).isTrue();
        assertThat(fits(
                        URL,
                        "To=%2B77172000109&From=%2B77011234567&Direction=inbound&CallStatus=ringing"
                                + "&CallSid=CA0123456789abcdef0123456789abcdef"))
                .isTrue();
    }

    @Test
    void one_flipped_byte_anywhere_does_not_fit() {
        for (int i = 0; i < BODY.length(); i++) {
            byte[] bytes = BODY.getBytes(StandardCharsets.US_ASCII);
            bytes[i] ^= 1;
            boolean fits;
            try {
                fits = signature.fits(URL, Form.read(bytes).all(), SIGNATURE);
            } catch (Form.Malformed e) {
                fits = false;
            }
            assertThat(fits).as("byte %d", i).isFalse();
        }
    }

    @Test
    void another_address_or_no_signature_does_not_fit() {
        assertThat(fits(URL.replace("https", "http"), BODY)).isFalse();
        assertThat(fits(URL.replace("astana", "almaty"), BODY)).isFalse();
        assertThat(fits(URL + "&l=kk", BODY)).isFalse();
        assertThat(signature.fits(
                        URL, Form.read(BODY.getBytes(StandardCharsets.US_ASCII)).all(), null))
                .isFalse();
        assertThat(signature.fits(
                        URL, Form.read(BODY.getBytes(StandardCharsets.US_ASCII)).all(), "%%%"))
                .isFalse();
    }

    private boolean fits(String url, String body) {
        return signature.fits(
                url, Form.read(body.getBytes(StandardCharsets.US_ASCII)).all(), SIGNATURE);
    }
}
