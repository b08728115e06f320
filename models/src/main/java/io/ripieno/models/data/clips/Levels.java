package io.ripieno.models.data.clips;

/** Levels of a signal in frames of a tenth of a second. */
final class Levels {
    static final int FRAME = ClipSource.SAMPLE_RATE / 10;

    private Levels() {}

    /** Mean square of every whole frame. */
    static double[] meanSquares(float[] samples, int from, int length) {
        double[] squares = new double[length / FRAME];
        for (int frame = 0; frame < squares.length; frame++) {
            float sum = 0;
            int at = from + frame * FRAME;
            for (int i = at; i < at + FRAME; i++) {
                sum += samples[i] * samples[i];
            }
            squares[frame] = sum / FRAME;
        }
        return squares;
    }

    /** How many are above a threshold. */
    static int above(double[] squares, double threshold) {
        int count = 0;
        for (double square : squares) {
            if (square > threshold) {
                count++;
            }
        }
        return count;
    }

    static double loudest(double[] squares) {
        double loudest = 0;
        for (double square : squares) {
            loudest = Math.max(loudest, square);
        }
        return loudest;
    }

    static double mean(double[] squares) {
        double sum = 0;
        for (double square : squares) {
            sum += square;
        }
        return sum / Math.max(1, squares.length);
    }

    static float peak(float[] samples) {
        float peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    /** The factor of an amplitude. */
    static double fromDecibels(double decibels) {
        return Math.pow(10, decibels / 20);
    }
}
