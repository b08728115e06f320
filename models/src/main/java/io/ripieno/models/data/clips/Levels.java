package io.ripieno.models.data.clips;

/** Levels of a signal in frames of a tenth of a second. */
final class Levels {
    static final int FRAME = ClipSource.SAMPLE_RATE / 10;

    private Levels() {}

    /** Mean square of every whole frame. */
    static float[] meanSquares(float[] samples) {
        float[] squares = new float[samples.length / FRAME];
        int frame = 0;
        for (; frame + 4 <= squares.length; frame += 4) {
            four(samples, squares, frame);
        }
        for (; frame < squares.length; frame++) {
            float sum = 0;
            for (int i = frame * FRAME; i < (frame + 1) * FRAME; i++) {
                sum += samples[i] * samples[i];
            }
            squares[frame] = sum / FRAME;
        }
        return squares;
    }

    /** Four frames at a time, whose sums do not wait for each other. */
    private static void four(float[] samples, float[] squares, int frame) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        for (int i = frame * FRAME, end = i + FRAME; i < end; i++) {
            a += samples[i] * samples[i];
            b += samples[i + FRAME] * samples[i + FRAME];
            c += samples[i + 2 * FRAME] * samples[i + 2 * FRAME];
            d += samples[i + 3 * FRAME] * samples[i + 3 * FRAME];
        }
        squares[frame] = a / FRAME;
        squares[frame + 1] = b / FRAME;
        squares[frame + 2] = c / FRAME;
        squares[frame + 3] = d / FRAME;
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
