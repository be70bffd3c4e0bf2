package kz.komek.simulator;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** A photo with the contact's mark painted. Own letters of three by five: a machine without fonts has no others. */
final class Photo {
    private static final int DOT = 8;
    private static final int ROWS = 5;
    private static final int COLUMNS = 3;
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('0', "111101101101111"),
            Map.entry('1', "010110010010111"),
            Map.entry('2', "111001111100111"),
            Map.entry('3', "111001111001111"),
            Map.entry('4', "101101111001001"),
            Map.entry('5', "111100111001111"),
            Map.entry('6', "111100111101111"),
            Map.entry('7', "111001010010010"),
            Map.entry('8', "111101111101111"),
            Map.entry('9', "111101111001111"),
            Map.entry('a', "010101111101101"),
            Map.entry('b', "110101110101110"),
            Map.entry('c', "011100100100011"),
            Map.entry('d', "110101101101110"),
            Map.entry('e', "111100110100111"),
            Map.entry('f', "111100110100100"),
            Map.entry('s', "011100010001110"),
            Map.entry('-', "000000111000000"));

    private Photo() {}

    static byte[] of(String mark) {
        int width = (mark.length() * (COLUMNS + 1) + 1) * DOT;
        var image = new BufferedImage(width, (ROWS + 2) * DOT, BufferedImage.TYPE_INT_RGB);
        var brush = image.createGraphics();
        brush.setColor(new Color(mark.hashCode() & 0x3f3f3f | 0x808080));
        brush.fillRect(0, 0, width, image.getHeight());
        brush.setColor(Color.BLACK);
        for (int i = 0; i < mark.length(); i++) {
            String letter = LETTERS.get(mark.charAt(i));
            for (int dot = 0; dot < ROWS * COLUMNS; dot++) {
                if (letter.charAt(dot) == '1') {
                    int x = i * (COLUMNS + 1) + 1 + dot % COLUMNS;
                    int y = 1 + dot / COLUMNS;
                    brush.fillRect(x * DOT, y * DOT, DOT, DOT);
                }
            }
        }
        brush.dispose();
        return png(image);
    }

    private static byte[] png(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // into memory: does not happen
        }
        return bytes.toByteArray();
    }
}
