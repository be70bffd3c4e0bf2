package kz.komek.territory.domain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kz.komek.contract.Json;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.operation.valid.IsValidOp;

/** Where an area ends: one polygon or several, with holes or without, as GeoJSON draws them (longitude first). */
public final class Outline {
    private static final int MOST_LETTERS = 1_000_000;
    private static final int MOST_CORNERS = 20_000;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final Geometry shape;

    private Outline(Geometry shape) {
        this.shape = shape;
    }

    /** What is drawn is no outline. @see #why */
    public static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        private final Refusal.Why why;
        private final String words;

        Wrong(Refusal.Why why, String words) {
            super(why.name(), null, false, false);
            this.why = why;
            this.words = words;
        }

        public Refusal.Why why() {
            return why;
        }

        public String words() {
            return words;
        }
    }

    /** @param geoJson a Polygon, a MultiPolygon, or a Feature or a collection with one of them */
    public static Outline of(String geoJson) throws Wrong {
        if (geoJson.length() > MOST_LETTERS) throw tooLong();
        Object read;
        try {
            read = Json.read(geoJson.getBytes(StandardCharsets.UTF_8), Object.class);
        } catch (RuntimeException e) {
            throw unreadable("it is not JSON");
        }
        return checked(geometry(read));
    }

    /** @param text GeoJSON as in {@link #of}, or a POLYGON or MULTIPOLYGON of WKT, as tables of services have them */
    public static Outline read(String text) throws Wrong {
        return text.stripLeading().startsWith("{") ? of(text) : ofWkt(text);
    }

    private static Outline ofWkt(String text) throws Wrong {
        if (text.length() > MOST_LETTERS) throw tooLong();
        Geometry shape;
        try {
            shape = new WKTReader(FACTORY).read(text.strip().replaceFirst("(?i)^SRID=4326;", ""));
        } catch (ParseException | IllegalArgumentException e) {
            throw unreadable("it is neither GeoJSON nor WKT");
        }
        if (shape.isEmpty() || !(shape instanceof Polygon || shape instanceof MultiPolygon))
            throw unreadable("it is neither a Polygon nor a MultiPolygon");
        for (Coordinate corner : shape.getCoordinates()) {
            requireOnEarth(corner.x, corner.y);
            corner.setX(rounded(corner.x));
            corner.setY(rounded(corner.y));
        }
        shape.geometryChanged();
        return checked(shape);
    }

    private static Outline checked(Geometry shape) throws Wrong {
        if (shape.getNumPoints() > MOST_CORNERS) throw unreadable("it has more than " + MOST_CORNERS + " corners");
        var check = new IsValidOp(shape);
        if (!check.isValid()) {
            Coordinate where = check.getValidationError().getCoordinate();
            throw new Wrong(
                    Refusal.Why.POLYGON_CROSSES,
                    String.format(
                            Locale.ROOT,
                            "The outline crosses itself at latitude %.5f, longitude %.5f (%s).",
                            where.y,
                            where.x,
                            check.getValidationError().getMessage().toLowerCase(Locale.ROOT)));
        }
        return new Outline(shape);
    }

    private static Geometry geometry(@Nullable Object read) throws Wrong {
        if (!(read instanceof Map<?, ?> object)) throw unreadable("it is no object of GeoJSON");
        Object type = object.get("type");
        if ("Feature".equals(type)) return geometry(object.get("geometry"));
        if ("FeatureCollection".equals(type)) {
            if (!(object.get("features") instanceof List<?> features) || features.size() != 1)
                throw unreadable("a collection must have exactly one feature");
            return geometry(features.getFirst());
        }
        if ("Polygon".equals(type)) return polygon(object.get("coordinates"));
        if ("MultiPolygon".equals(type)) {
            var parts = new ArrayList<Polygon>();
            for (Object part : list(object.get("coordinates"))) parts.add(polygon(part));
            if (parts.isEmpty()) throw unreadable("it has no corners");
            return FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
        }
        throw unreadable("it is neither a Polygon nor a MultiPolygon");
    }

    private static Polygon polygon(@Nullable Object coordinates) throws Wrong {
        var rings = new ArrayList<LinearRing>();
        for (Object ring : list(coordinates)) rings.add(ring(ring));
        if (rings.isEmpty()) throw unreadable("it has no corners");
        return FACTORY.createPolygon(
                rings.getFirst(), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private static LinearRing ring(@Nullable Object read) throws Wrong {
        var corners = new ArrayList<Coordinate>();
        for (Object corner : list(read)) {
            List<?> pair = list(corner);
            if (pair.size() < 2 || !(pair.get(0) instanceof Number x) || !(pair.get(1) instanceof Number y))
                throw unreadable("a corner is a longitude and a latitude");
            requireOnEarth(x.doubleValue(), y.doubleValue());
            corners.add(new Coordinate(rounded(x), rounded(y)));
        }
        if (corners.size() < 4) throw unreadable("a ring needs three corners and the first of them again");
        if (!corners.getFirst().equals2D(corners.getLast())) throw unreadable("a ring does not end where it began");
        return FACTORY.createLinearRing(corners.toArray(Coordinate[]::new));
    }

    private static void requireOnEarth(double x, double y) throws Wrong {
        if (!new Point(y, x).liesOnEarth())
            throw unreadable("a corner is not on the Earth: longitude " + x + ", latitude " + y);
    }

    private static Wrong tooLong() {
        return unreadable("it is longer than " + MOST_LETTERS + " letters; draw it with fewer corners");
    }

    /** To a tenth of a metre: more digits are noise that only makes files longer. */
    private static double rounded(Number degrees) {
        return Math.round(degrees.doubleValue() * 1e6) / 1e6;
    }

    private static List<?> list(@Nullable Object read) throws Wrong {
        if (read instanceof List<?> found) return found;
        throw unreadable("its coordinates are not lists");
    }

    private static Wrong unreadable(String why) {
        return new Wrong(Refusal.Why.POLYGON_WRONG, "The outline cannot be read: " + why + ".");
    }

    public boolean contains(Point point) {
        return shape.covers(FACTORY.createPoint(new Coordinate(point.longitude(), point.latitude())));
    }

    public boolean touches(Outline other) {
        return shape.intersects(other.shape);
    }

    /** How much land two outlines share, in square degrees: which is enough to tell none from some. */
    public double shared(Outline other) {
        return shape.intersection(other.shape).getArea();
    }

    public double area() {
        return shape.getArea();
    }

    public double west() {
        return extent().getMinX();
    }

    public double south() {
        return extent().getMinY();
    }

    public double east() {
        return extent().getMaxX();
    }

    public double north() {
        return extent().getMaxY();
    }

    private Envelope extent() {
        return shape.getEnvelopeInternal();
    }

    /** As it is stored and handed out. */
    public String geoJson() {
        var polygons = new ArrayList<List<List<List<Double>>>>();
        for (int i = 0; i < shape.getNumGeometries(); i++) polygons.add(rings((Polygon) shape.getGeometryN(i)));
        boolean one = shape instanceof Polygon;
        return "{\"type\":\"" + (one ? "Polygon" : "MultiPolygon") + "\",\"coordinates\":"
                + new String(Json.write(one ? polygons.getFirst() : polygons), StandardCharsets.UTF_8) + "}";
    }

    private static List<List<List<Double>>> rings(Polygon polygon) {
        var rings = new ArrayList<List<List<Double>>>();
        rings.add(corners(polygon.getExteriorRing()));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) rings.add(corners(polygon.getInteriorRingN(i)));
        return rings;
    }

    private static List<List<Double>> corners(LinearRing ring) {
        var corners = new ArrayList<List<Double>>();
        for (Coordinate corner : ring.getCoordinates()) corners.add(List.of(corner.x, corner.y));
        return corners;
    }
}
