package kz.komek.contract.files;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** A photograph as a telephone makes it: red on top, blue below, and lying on its side where the telephone did. */
public final class Photo {
    public static final double LATITUDE = 43 + 18 / 60.0 + 5.4 / 3600;
    public static final double LONGITUDE = 68 + 15 / 60.0 + 7.2 / 3600;

    private Photo() {}

    public static byte[] jpeg(int width, int height) {
        return written(picture(width, height), "jpeg");
    }

    public static byte[] png(int width, int height) {
        return written(picture(width, height), "png");
    }

    /** Taken in Turkistan at noon. @param orientation Exif's */
    public static byte[] jpegThatTells(int width, int height, int orientation) {
        byte[] plain = jpeg(width, height);
        byte[] exif = exif(orientation);
        var told = new ByteArrayOutputStream();
        told.write(plain, 0, 2); // SOI
        told.writeBytes(
                new byte[] {(byte) 0xff, (byte) 0xe1, (byte) ((exif.length + 2) >> 8), (byte) (exif.length + 2)});
        told.writeBytes(exif);
        told.write(plain, 2, plain.length - 2);
        return told.toByteArray();
    }

    private static BufferedImage picture(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width, height / 2);
        canvas.setColor(Color.BLUE);
        canvas.fillRect(0, height / 2, width, height - height / 2);
        canvas.dispose();
        return image;
    }

    private static byte[] written(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] exif(int orientation) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.write("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1));
            out.writeInt(8);
            out.writeShort(2);
            entry(out, 0x0112, 3, 1, orientation << 16);
            entry(out, 0x8825, 4, 1, 38);
            out.writeInt(0);
            // The place, at 38.
            int data = 38 + 2 + 6 * 12 + 4;
            out.writeShort(6);
            entry(out, 1, 2, 2, 'N' << 24);
            entry(out, 2, 5, 3, data);
            entry(out, 3, 2, 2, 'E' << 24);
            entry(out, 4, 5, 3, data + 24);
            entry(out, 7, 5, 3, data + 48);
            entry(out, 0x1d, 2, 11, data + 72);
            out.writeInt(0);
            rationals(out, 43, 1, 18, 1, 54, 10);
            rationals(out, 68, 1, 15, 1, 72, 10);
            rationals(out, 7, 1, 0, 1, 0, 1);
            out.write("2026:11:20\0".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void entry(DataOutputStream out, int tag, int type, int count, int value) throws IOException {
        out.writeShort(tag);
        out.writeShort(type);
        out.writeInt(count);
        out.writeInt(value);
    }

    private static void rationals(DataOutputStream out, int... parts) throws IOException {
        for (int part : parts) out.writeInt(part);
    }
}
