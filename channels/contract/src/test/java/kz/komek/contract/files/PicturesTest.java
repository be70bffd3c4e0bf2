package kz.komek.contract.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifDirectoryBase;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import kz.komek.contract.files.Pictures.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {
    private final Pictures pictures = new Pictures();

    @Test
    void a_photograph_tells_where_and_when_and_its_copy_does_not() throws Exception {
        var look = copied(Photo.jpegThatTells(40, 20, 1));
        assertThat(look.taken()).isNotNull();
        assertThat(look.taken().latitude()).isCloseTo(Photo.LATITUDE, within(1e-6));
        assertThat(look.taken().longitude()).isCloseTo(Photo.LONGITUDE, within(1e-6));
        assertThat(look.taken().at()).isEqualTo(Instant.parse("2026-11-20T07:00:00Z"));
        assertThat(ImageMetadataReader.readMetadata(new ByteArrayInputStream(look.copy()))
                        .containsDirectoryOfType(ExifDirectoryBase.class))
                .isFalse();
        assertThat(new String(look.copy(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "2026:11:20");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 20, 5, 20, 15", // red above blue, as the camera saw it
        "2, 20, 5, 20, 15",
        "3, 20, 15, 20, 5", // upside down
        "4, 20, 15, 20, 5",
        "5, 5, 20, 15, 20", // on its side
        "6, 15, 20, 5, 20",
        "7, 15, 20, 5, 20",
        "8, 5, 20, 15, 20",
    })
    void the_copy_stands_upright(int orientation, int redX, int redY, int blueX, int blueY) throws Exception {
        BufferedImage copy = ImageIO.read(new ByteArrayInputStream(
                copied(Photo.jpegThatTells(40, 20, orientation)).copy()));
        assertThat(copy.getWidth()).isEqualTo(orientation < 5 ? 40 : 20);
        assertThat(copy.getHeight()).isEqualTo(orientation < 5 ? 20 : 40);
        assertThat(new Color(copy.getRGB(redX, redY)).getRed()).isGreaterThan(200);
        assertThat(new Color(copy.getRGB(blueX, blueY)).getBlue()).isGreaterThan(200);
    }

    @Test
    void what_tells_nothing_is_shown_as_it_is() {
        assertThat(pictures.look(Photo.jpeg(40, 20), "image/jpeg")).isInstanceOf(Look.Plain.class);
        assertThat(pictures.look("%PDF".getBytes(StandardCharsets.US_ASCII), "application/pdf"))
                .isInstanceOf(Look.Plain.class);
    }

    @Test
    void texts_of_a_png_do_not_reach_its_copy() throws Exception {
        byte[] plain = Photo.png(4, 4);
        byte[] told = new byte[plain.length + 12 + 8];
        System.arraycopy(plain, 0, told, 0, 33); // signature and IHDR
        byte[] text = chunk("tEXt", "GPS\0here".getBytes(StandardCharsets.US_ASCII));
        System.arraycopy(text, 0, told, 33, text.length);
        System.arraycopy(plain, 33, told, 33 + text.length, plain.length - 33);
        var look = (Look.Copied) pictures.look(told, "image/png");
        assertThat(new String(look.copy(), StandardCharsets.ISO_8859_1)).doesNotContain("here");
        assertThat(ImageIO.read(new ByteArrayInputStream(look.copy())).getWidth())
                .isEqualTo(4);
    }

    @Test
    void a_picture_made_to_fill_our_memory_is_not_opened() throws Exception {
        byte[] bomb = Photo.png(4, 4);
        var header = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(header)) {
            out.writeInt(60_000);
            out.writeInt(60_000);
            out.write(bomb, 24, 5);
        }
        System.arraycopy(chunk("IHDR", header.toByteArray()), 0, bomb, 8, 25);
        assertThat(pictures.look(bomb, "image/png")).isInstanceOf(Look.TooManyPixels.class);
    }

    @Test
    void a_large_photograph_is_shown_smaller() throws Exception {
        var look = copied(Photo.jpegThatTells(5000, 4000, 1));
        BufferedImage copy = ImageIO.read(new ByteArrayInputStream(look.copy()));
        assertThat(copy.getWidth()).isEqualTo(2500);
        assertThat(copy.getHeight()).isEqualTo(2000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/jpeg", "image/png", "image/heic", "video/mp4", "video/quicktime"})
    void what_cannot_be_read_is_for_staff_only(String type) {
        byte[] broken = "\u00ff\u00d8\u00ff\u00e1broken".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(pictures.look(broken, type)).isEqualTo(new Look.StaffOnly(null));
    }

    @Test
    void every_truncated_photograph_is_judged_without_an_exception() {
        byte[] whole = Photo.jpegThatTells(16, 8, 6);
        for (int length = 0; length < whole.length; length++) {
            assertThat(pictures.look(java.util.Arrays.copyOf(whole, length), "image/jpeg"))
                    .isNotNull();
        }
    }

    private Look.Copied copied(byte[] photo) {
        return (Look.Copied) pictures.look(photo, "image/jpeg");
    }

    private static byte[] chunk(String type, byte[] data) throws Exception {
        var bytes = new ByteArrayOutputStream();
        var crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(data);
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(data.length);
            out.write(type.getBytes(StandardCharsets.US_ASCII));
            out.write(data);
            out.writeInt((int) crc.getValue());
        }
        return bytes.toByteArray();
    }
}
