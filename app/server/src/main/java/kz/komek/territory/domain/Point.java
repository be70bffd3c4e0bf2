package kz.komek.territory.domain;

import org.jspecify.annotations.Nullable;

/** WGS 84 degrees. */
public record Point(double latitude, double longitude) {
    private static final double METRES_PER_DEGREE = 111_320;

    /** Of what a telephone or a form sent: half a point and 0/0, which stands for "unknown", are none. */
    public static @Nullable Point of(@Nullable Double latitude, @Nullable Double longitude) {
        if (latitude == null || longitude == null) return null;
        var point = new Point(latitude, longitude);
        return point.liesOnEarth() && !point.zero() ? point : null;
    }

    public boolean liesOnEarth() {
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    }

    private boolean zero() {
        return Math.abs(latitude) < 1e-6 && Math.abs(longitude) < 1e-6;
    }

    /** Good to a metre over the size of a city. */
    public double metresTo(Point other) {
        double north = (other.latitude - latitude) * METRES_PER_DEGREE;
        double east = (other.longitude - longitude) * METRES_PER_DEGREE * Math.cos(Math.toRadians(latitude));
        return Math.hypot(north, east);
    }
}
