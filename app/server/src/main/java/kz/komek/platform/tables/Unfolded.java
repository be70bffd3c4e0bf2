package kz.komek.platform.tables;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * What a zip unfolds to, looked at before anything of it is kept: a small file can hold a huge one, and of an XLSX one
 * cell far outside makes its row as wide as that.
 */
final class Unfolded {
    private static final long MOST_BYTES = 200_000_000;
    /** Excel's own. */
    private static final int MOST_COLUMNS = 16_384;

    private static final Pattern CELL = Pattern.compile("[A-Z]{1,3}[1-9][0-9]{0,6}");
    private static final Pattern ROW = Pattern.compile("[1-9][0-9]{0,6}");

    private Unfolded() {}

    static void requireModest(byte[] file) throws IOException {
        var budget = new Budget();
        try (var zip = ZipFile.builder().setByteArray(file).get()) {
            boolean workbook = zip.getEntry("[Content_Types].xml") != null;
            for (var entry : Collections.list(zip.getEntries())) {
                try (InputStream content = budget.of(zip.getInputStream(entry))) {
                    if (workbook) requireCellsInside(content);
                    content.transferTo(OutputStream.nullOutputStream());
                }
            }
        }
    }

    /** By the parser that the library uses, of every entry: any may be named as a sheet. */
    private static void requireCellsInside(InputStream content) {
        try {
            XMLStreamReader xml = parser().createXMLStreamReader(content);
            int cells = 0;
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamReader.START_ELEMENT) continue;
                switch (xml.getLocalName()) {
                    case "row" -> {
                        cells = 0;
                        require(xml.getAttributeValue(null, "r"), ROW);
                    }
                    case "c" -> {
                        String place = xml.getAttributeValue(null, "r");
                        require(place, CELL);
                        if (++cells > MOST_COLUMNS || place != null && column(place) >= MOST_COLUMNS) throw outside();
                    }
                    default -> {
                        // of no size
                    }
                }
            }
        } catch (XMLStreamException notXml) {
            // A picture; or the library will say so, too, at the same place.
        }
    }

    private static XMLInputFactory parser() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static void require(@Nullable String place, Pattern like) {
        if (place != null && !like.matcher(place).matches()) throw outside();
    }

    private static int column(String place) {
        int column = 0;
        for (int i = 0; i < place.length() && place.charAt(i) >= 'A'; i++)
            column = column * 26 + place.charAt(i) - 'A' + 1;
        return column - 1;
    }

    private static SheetRefused outside() {
        return SheetReader.refused(1, "FILE_NOT_READABLE", "The file names a cell that no sheet has.");
    }

    private static final class Budget {
        private long left = MOST_BYTES;

        InputStream of(InputStream content) {
            return new FilterInputStream(content) {
                @Override
                public int read() throws IOException {
                    int read = super.read();
                    if (read >= 0) spend(1);
                    return read;
                }

                @Override
                public int read(byte[] buffer, int from, int length) throws IOException {
                    int read = super.read(buffer, from, length);
                    if (read > 0) spend(read);
                    return read;
                }
            };
        }

        private void spend(int bytes) {
            left -= bytes;
            if (left < 0) throw SheetReader.refused(1, "FILE_TOO_LARGE", "The file unfolds to more than 200 MB.");
        }
    }
}
