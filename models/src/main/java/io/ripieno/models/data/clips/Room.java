package io.ripieno.models.data.clips;

import io.ripieno.models.data.phrase.Dice;

/** A small synthetic room: four damped combs side by side and two all-passes after them (Schroeder's arrangement). */
final class Room {
    private static final int[] COMBS = {475, 549, 641, 718};
    private static final int[] ALL_PASSES = {80, 27};

    private Room() {}

    /** Adds the room's answer in place. */
    static void apply(float[] samples, Dice dice) {
        double size = dice.between(0.5, 1.6);
        float damping = (float) dice.between(0.1, 0.6);
        double decaySeconds = dice.between(0.15, 1.2);
        float wet = (float) dice.between(0.05, 0.5);
        float[] answer = new float[samples.length];
        for (int comb : COMBS) {
            int delay = (int) (comb * size) + dice.whole(0, 12);
            double seconds = (double) delay / ClipSource.SAMPLE_RATE;
            comb(samples, answer, delay, (float) Math.pow(10, -3 * seconds / decaySeconds), damping);
        }
        for (int pass : ALL_PASSES) {
            allPass(answer, (int) (pass * size) + 3);
        }
        for (int i = 0; i < samples.length; i++) {
            samples[i] += wet * 0.5f * answer[i];
        }
    }

    private static void comb(float[] in, float[] sum, int delay, float feedback, float damping) {
        float[] line = new float[delay];
        float low = 0;
        int at = 0;
        for (int i = 0; i < in.length; i++) {
            float out = line[at];
            low = out + damping * (low - out) + 1e-20f;
            line[at] = in[i] + feedback * low;
            sum[i] += out;
            at = at + 1 == delay ? 0 : at + 1;
        }
    }

    private static void allPass(float[] samples, int delay) {
        float[] line = new float[delay];
        int at = 0;
        for (int i = 0; i < samples.length; i++) {
            float held = line[at];
            float into = samples[i] + 0.5f * held;
            line[at] = into + 1e-20f;
            samples[i] = held - 0.5f * into;
            at = at + 1 == delay ? 0 : at + 1;
        }
    }
}
