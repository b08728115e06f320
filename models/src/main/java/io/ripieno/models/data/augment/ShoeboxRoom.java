package io.ripieno.models.data.augment;

/**
 * A room with six flat walls. Walls are in the order x = 0, x = length, y = 0, y = width, floor, ceiling.
 *
 * @param length along x, in metres
 * @param width along y
 * @param height along z
 * @param absorption {@code [6 walls][bands]}, the share of the energy that a wall keeps, above 0 and up to 1; the bands
 *     go from low to high and meet at {@link ImageSources#CROSSOVERS}; one band stands for all frequencies
 */
public record ShoeboxRoom(double length, double width, double height, double[][] absorption) {
    /** Speed of sound in m/s at 20 degrees. */
    public static final double SPEED_OF_SOUND = 343;

    /** {@code 24 ln 10 / c}, in s/m. */
    private static final double SABINE = 24 * Math.log(10) / SPEED_OF_SOUND;

    public ShoeboxRoom {
        if (!(length > 0 && width > 0 && height > 0) || absorption.length != 6) {
            throw new IllegalArgumentException("A room needs positive sides (" + length + ", " + width + ", " + height
                    + " m) and six walls (" + absorption.length + ").");
        }
        for (double[] wall : absorption) {
            for (double share : wall) {
                if (!(share > 0 && share <= 1)) {
                    throw new IllegalArgumentException(
                            "The absorption of a wall (" + share + ") must be above 0 and at most 1.");
                }
            }
        }
    }

    /** A room whose walls are all alike, with the absorption that a reverberation time takes by Eyring's formula. */
    public static ShoeboxRoom ofReverberation(double length, double width, double height, double... seconds) {
        double[] wall = new double[seconds.length];
        double perSecond = SABINE * length * width * height / surface(length, width, height);
        for (int band = 0; band < wall.length; band++) {
            wall[band] = -Math.expm1(-perSecond / seconds[band]);
        }
        return new ShoeboxRoom(length, width, height, new double[][] {wall, wall, wall, wall, wall, wall});
    }

    public int bands() {
        return absorption[0].length;
    }

    public double volume() {
        return length * width * height;
    }

    private static double surface(double length, double width, double height) {
        return 2 * (length * width + length * height + width * height);
    }

    /** Seconds in which sound falls by 60 dB by Sabine's formula, {@code 24 ln 10 V / (c sum of absorption x area)}. */
    public double sabineSeconds(int band) {
        return SABINE * volume() / (surface(length, width, height) * meanAbsorption(band));
    }

    /** Seconds in which sound falls by 60 dB by Eyring's formula, {@code 24 ln 10 V / (-c S ln(1 - mean absorption))}. */
    public double eyringSeconds(int band) {
        return SABINE * volume() / (surface(length, width, height) * -Math.log1p(-meanAbsorption(band)));
    }

    private double meanAbsorption(int band) {
        double sum = (absorption[0][band] + absorption[1][band]) * width * height
                + (absorption[2][band] + absorption[3][band]) * length * height
                + (absorption[4][band] + absorption[5][band]) * length * width;
        return 2 * sum / (2 * surface(length, width, height));
    }

    boolean holds(Place place) {
        return place.x() > 0
                && place.x() < length
                && place.y() > 0
                && place.y() < width
                && place.z() > 0
                && place.z() < height;
    }

    /** A place in a room, in metres from its corner. */
    public record Place(double x, double y, double z) {}
}
