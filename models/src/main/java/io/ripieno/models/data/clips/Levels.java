package io.ripieno.models.data.clips;

/** Levels of a signal in frames of a tenth of a second. */
final class Levels {
    static final int FRAME = ClipSource.SAMPLE_RATE / 10;

    private Levels() {}

    /** Mean square of every whole frame. */
    static float[] meanSquares(float[] samples) {
        float[] squares = new float[samples.length / FRAME];
        for (int frame = 0; frame < squares.length; frame++) {
            float sum = 0;
            for (int i = frame * FRAME; i < (frame + 1) * FRAME; i++) {
                sum += samples[i] * samples[i];
            }
            squares[frame] = sum / FRAME;
        }
        return squares;
    }

    /** How many are above a threshold. */
    static int above(float[] squares, double threshold) {
        int count = 0;
        for (float square : squares) {
            if (square > threshold) {
                count++;
            }
        }
        return count;
    }

    /** The mean of those within 30 dB of the loudest: the power of what sounds, pauses left out. */
    static double sounding(float[] squares) {
        float loudest = 0;
        for (float square : squares) {
            loudest = Math.max(loudest, square);
        }
        double sum = 0;
        int count = 0;
        for (float square : squares) {
            if (square >= loudest * 1e-3f) {
                sum += square;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    static double mean(float[] squares) {
        double sum = 0;
        for (float square : squares) {
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
    static double amplitude(double decibels) {
        return Math.pow(10, decibels / 20);
    }

    /** The factor of a power. */
    static double power(double decibels) {
        return Math.pow(10, decibels / 10);
    }
}
