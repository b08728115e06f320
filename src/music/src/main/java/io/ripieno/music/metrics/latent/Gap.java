package io.ripieno.music.metrics.latent;

/**
 * By how much one score stands out.
 *
 * @param size the difference
 * @param rival the place of the score that was compared with, −1 where it is the second largest of no score wanted
 */
public record Gap(double size, int rival) {
    /** From the largest score to the second largest. */
    public static Gap of(double[] scores) {
        int largest = largest(scores, -1);
        return new Gap(scores[largest] - runnerUp(scores, largest).size, -1);
    }

    /** From the largest other score to that at {@code wanted}: below 0 unless it is the largest. */
    public static Gap of(double[] scores, int wanted) {
        int largest = largest(scores, -1);
        if (largest != wanted) {
            return new Gap(scores[wanted] - scores[largest], largest);
        }
        Gap second = runnerUp(scores, wanted);
        return new Gap(scores[wanted] - second.size, second.rival);
    }

    private static Gap runnerUp(double[] scores, int largest) {
        int second = largest(scores, largest);
        return new Gap(second < 0 ? Double.NaN : scores[second], second);
    }

    /** The last of the largest, NaN being larger than all. */
    private static int largest(double[] scores, int except) {
        int largest = -1;
        for (int i = 0; i < scores.length; i++) {
            if (i != except && (largest < 0 || scores[i] >= scores[largest] || Double.isNaN(scores[i]))) {
                largest = i;
            }
        }
        return largest;
    }
}
