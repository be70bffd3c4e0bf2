package kz.komek.contract.files;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.heif.HeifMetadataReader;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegSegmentReader;
import com.drew.imaging.jpeg.JpegSegmentType;
import com.drew.imaging.mp4.Mp4MetadataReader;
import com.drew.imaging.quicktime.QuickTimeMetadataReader;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.heif.HeifDirectory;
import com.drew.metadata.mov.QuickTimeDirectory;
import com.drew.metadata.mov.metadata.QuickTimeMetadataDirectory;
import com.drew.metadata.mp4.Mp4Directory;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import kz.komek.contract.AttachmentRef.Taken;
import org.jspecify.annotations.Nullable;

/**
 * What a picture tells beside what is seen on it, and a copy of it that tells nothing else. Which parts of a file are read
 * at all is chosen narrowly: the senders are strangers.
 */
final class Pictures {
    /** More is no photograph of a hole in a road, or made to fill our memory. */
    static final long MOST_PIXELS = 50_000_000;

    /** Of the copy; enough for any screen, and what a gateway has memory for. */
    private static final long PIXELS_SHOWN = 12_000_000;

    private static final float QUALITY = 0.88f;

    private static final Pattern ISO_6709 = Pattern.compile("([+-]\\d{1,2}\\.\\d+)([+-]\\d{1,3}\\.\\d+).*");

    /** One at a time: a whole picture lies in memory. */
    private final Semaphore desk = new Semaphore(1);

    /** For whom a file is, as far as it tells more than it shows. */
    sealed interface Look {
        /** It tells nothing: everybody may see it. */
        record Plain() implements Look {}

        /** The copy tells nothing. */
        record Copied(byte[] copy, @Nullable Taken taken) implements Look {}

        /** It tells something, or may, and no copy can be made: for staff only. */
        record StaffOnly(@Nullable Taken taken) implements Look {}

        record TooManyPixels() implements Look {}
    }

    Look look(byte[] file, String mediaType) {
        return switch (mediaType) {
            case "image/jpeg" -> jpeg(file);
            case "image/png" -> png(file);
            case "image/gif" -> pixels(file, "gif") > MOST_PIXELS ? new Look.TooManyPixels() : new Look.Plain();
            case "image/webp" -> webpTells(file) ? new Look.StaffOnly(null) : new Look.Plain();
            case "image/heic", "image/heif" -> unlessItTells(() -> heif(file));
            case "video/mp4", "video/3gpp" -> unlessItTells(() -> mp4(file));
            case "video/quicktime" -> unlessItTells(() -> quickTime(file));
            default -> new Look.Plain();
        };
    }

    private Look jpeg(byte[] file) {
        if (pixels(file, "jpeg") > MOST_PIXELS) return new Look.TooManyPixels();
        boolean tells;
        int orientation = 1;
        Taken taken = null;
        try {
            // Exif and XMP are in APP1, IPTC in APP13.
            var segments = JpegSegmentReader.readSegments(
                    new SequentialByteArrayReader(file), Set.of(JpegSegmentType.APP1, JpegSegmentType.APPD));
            tells = segments.containsSegment(JpegSegmentType.APP1) || segments.containsSegment(JpegSegmentType.APPD);
            if (tells) {
                var exif = JpegMetadataReader.readMetadata(new ByteArrayInputStream(file), List.of(new ExifReader()));
                orientation = orientation(exif);
                taken = taken(exif);
            }
        } catch (ImageProcessingException | IOException | RuntimeException unreadable) {
            tells = true; // for all we know
        }
        return tells ? copied(file, "jpeg", orientation, taken) : new Look.Plain();
    }

    /** Every one is copied: its texts may be compressed to fill our memory, so that they are not even looked at. */
    private Look png(byte[] file) {
        if (pixels(file, "png") > MOST_PIXELS) return new Look.TooManyPixels();
        return copied(file, "png", 1, null);
    }

    private Look copied(byte[] file, String format, int orientation, @Nullable Taken taken) {
        try {
            desk.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Look.StaffOnly(taken);
        }
        try {
            return new Look.Copied(write(upright(read(file, format), orientation), format), taken);
        } catch (IOException | RuntimeException unreadable) {
            return new Look.StaffOnly(taken);
        } finally {
            desk.release();
        }
    }

    /** As its header says; 0 where it says nothing. */
    private static long pixels(byte[] file, String format) {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            return (long) reader.getWidth(0) * reader.getHeight(0);
        } catch (IOException | RuntimeException unreadable) {
            return 0;
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage read(byte[] file, String format) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            double times = Math.sqrt((double) reader.getWidth(0) * reader.getHeight(0) / PIXELS_SHOWN);
            int step = Math.max(1, (int) Math.ceil(times));
            var every = reader.getDefaultReadParam();
            every.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, every);
        } finally {
            reader.dispose();
        }
    }

    /** Turned as its camera was held: the copy has no word of it any more. @param orientation Exif's 1 to 8 */
    private static BufferedImage upright(BufferedImage image, int orientation) {
        if (orientation < 2 || orientation > 8) return image;
        int width = image.getWidth();
        int height = image.getHeight();
        var turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            default -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
        boolean sideways = orientation >= 5;
        var turned =
                new BufferedImage(sideways ? height : width, sideways ? width : height, BufferedImage.TYPE_INT_RGB);
        var canvas = turned.createGraphics();
        canvas.drawImage(image, turn, null);
        canvas.dispose();
        return turned;
    }

    private static byte[] write(BufferedImage image, String format) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    @FunctionalInterface
    private interface Reading {
        @Nullable Taken taken() throws ImageProcessingException, IOException;
    }

    private static Look unlessItTells(Reading reading) {
        try {
            Taken taken = reading.taken();
            return taken == null ? new Look.Plain() : new Look.StaffOnly(taken);
        } catch (ImageProcessingException | IOException | RuntimeException unreadable) {
            return new Look.StaffOnly(null);
        }
    }

    private static @Nullable Taken heif(byte[] file) throws ImageProcessingException, IOException {
        var metadata = HeifMetadataReader.readMetadata(new ByteArrayInputStream(file));
        understood(metadata, HeifDirectory.class);
        return taken(metadata);
    }

    private static @Nullable Taken mp4(byte[] file) throws ImageProcessingException, IOException {
        var metadata = Mp4MetadataReader.readMetadata(new ByteArrayInputStream(file));
        var directory = understood(metadata, Mp4Directory.class);
        Double latitude = directory.getDoubleObject(Mp4Directory.TAG_LATITUDE);
        Double longitude = directory.getDoubleObject(Mp4Directory.TAG_LONGITUDE);
        return latitude == null || longitude == null ? null : real(latitude, longitude, null);
    }

    private static @Nullable Taken quickTime(byte[] file) throws ImageProcessingException, IOException {
        var metadata = QuickTimeMetadataReader.readMetadata(new ByteArrayInputStream(file));
        understood(metadata, QuickTimeDirectory.class);
        var directory = metadata.getFirstDirectoryOfType(QuickTimeMetadataDirectory.class);
        String where = directory == null ? null : directory.getString(QuickTimeMetadataDirectory.TAG_LOCATION_ISO6709);
        if (where == null) return null;
        var found = ISO_6709.matcher(where);
        if (!found.matches()) throw new ImageProcessingException("it says where, but not so that it can be read");
        return real(Double.parseDouble(found.group(1)), Double.parseDouble(found.group(2)), null);
    }

    /** Otherwise its silence means nothing. */
    private static <T extends Directory> T understood(Metadata metadata, Class<T> main)
            throws ImageProcessingException {
        T directory = metadata.getFirstDirectoryOfType(main);
        if (directory == null || directory.getTagCount() == 0) throw new ImageProcessingException("not read");
        return directory;
    }

    /** The flags of an extended file say that it carries Exif or XMP. */
    private static boolean webpTells(byte[] file) {
        boolean extended = file.length > 20 && file[12] == 'V' && file[13] == 'P' && file[14] == '8' && file[15] == 'X';
        return extended && (file[20] & 0x0c) != 0;
    }

    private static int orientation(Metadata metadata) {
        var directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        try {
            return directory == null || !directory.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
                    ? 1
                    : directory.getInt(ExifIFD0Directory.TAG_ORIENTATION);
        } catch (MetadataException unreadable) {
            return 1;
        }
    }

    private static @Nullable Taken taken(Metadata metadata) {
        for (var gps : metadata.getDirectoriesOfType(GpsDirectory.class)) {
            var at = gps.getGeoLocation();
            if (at != null) return real(at.getLatitude(), at.getLongitude(), gps.getGpsDate());
        }
        return null;
    }

    /** 0/0 is in the sea off Africa: a camera that did not know. */
    private static @Nullable Taken real(double latitude, double longitude, @Nullable Date at) {
        boolean somewhere = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude != 0 || longitude != 0);
        return somewhere ? new Taken(latitude, longitude, at == null ? null : at.toInstant()) : null;
    }
}
