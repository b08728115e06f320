package io.ripieno.models.data.clips;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.augment.Effect;
import io.ripieno.models.data.clips.ClipSource.Truth;
import io.ripieno.models.data.phrase.Instrument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts the stems of a plan out and finds out who is heard. */
final class ClipMixer {
    /** A tenth of a second of a stem is audible if it is within this of the level of the whole clip. */
    static final double AUDIBLE_DECIBELS = -30;

    /** Down to here it may be heard or not. */
    static final double FAINT_DECIBELS = -45;

    /** An instrument is heard if it is audible for as many tenths of a second, or half of a shorter recording. */
    static final int AUDIBLE_FRAMES = 10;

    static final double REFERENCE_POWER = 0.01;
    private static final int RAMP = ClipSource.SAMPLE_RATE / 100;

    private ClipMixer() {}

    /** The stems of a plan as they sound in a clip of some samples, in its order, levelled. */
    static List<float[]> stems(ClipPlan plan, int samples) {
        List<float[]> stems = new ArrayList<>();
        for (ClipPlan.Entry entry : plan.entries()) {
            float[] stem = new float[samples];
            if (entry.speed() == 1) {
                entry.stem().read(entry.offset(), stem);
            } else {
                float[] source = new float[(int) Math.ceil(samples * entry.speed()) + 4];
                entry.stem().read(entry.offset(), source);
                Spline.atSpeed(source, entry.speed(), stem);
            }
            for (Effect effect : entry.colour()) {
                effect.apply(new float[][] {stem});
            }
            int enters = Math.max(entry.enters(), plan.begin());
            int leaves = Math.min(entry.leaves(), plan.end());
            gate(stem, enters, leaves);
            double power = Levels.sounding(Levels.meanSquares(stem));
            float gain =
                    power == 0 ? 0 : (float) (Math.sqrt(REFERENCE_POWER / power) * Levels.amplitude(entry.decibels()));
            for (int i = 0; i < samples; i++) {
                stem[i] *= gain;
            }
            stems.add(stem);
        }
        return stems;
    }

    /**
     * The frames of each stem that are above a level relative to the clip, in order.
     *
     * @param levels of the stems
     * @param power of the clip
     */
    private static int[] audibleFrames(List<float[]> levels, double power, double decibels) {
        double floor = Math.max(power * Levels.power(decibels), 1e-12);
        return levels.stream().mapToInt(stem -> Levels.above(stem, floor)).toArray();
    }

    /** The mean square of what is let through of a clip. */
    private static double power(List<float[]> levels, ClipPlan plan) {
        double sum = 0;
        for (float[] stem : levels) {
            sum += Levels.mean(stem) * stem.length * Levels.FRAME;
        }
        return sum / Math.max(1, plan.end() - plan.begin());
    }

    /** How many audible frames make an instrument heard in a clip. */
    static int enoughFrames(ClipPlan plan) {
        return Math.max(1, Math.min(AUDIBLE_FRAMES, (plan.end() - plan.begin()) / Levels.FRAME / 2));
    }

    /** Who is heard in a mix of the stems. */
    static void truth(List<float[]> stems, ClipPlan plan, Truth[] truth) {
        truthOfLevels(stems.stream().map(Levels::meanSquares).toList(), plan, truth);
    }

    /** The same by the mean squares of tenths of a second of each stem. */
    static void truthOfLevels(List<float[]> levels, ClipPlan plan, Truth[] truth) {
        Arrays.fill(truth, Truth.ABSENT);
        double power = power(levels, plan);
        int[] audible = audibleFrames(levels, power, AUDIBLE_DECIBELS);
        int[] faint = audibleFrames(levels, power, FAINT_DECIBELS);
        int enough = enoughFrames(plan);
        for (int s = 0; s < levels.size(); s++) {
            Player player = plan.entries().get(s).stem().player();
            Instrument instrument = player.instrument();
            if (faint[s] == 0) {
                continue;
            }
            if (instrument != null) {
                raise(truth, instrument, audible[s] >= enough ? Truth.HEARD : Truth.UNKNOWN);
            }
            for (Instrument relative : Relatives.of(player)) {
                raise(truth, relative, Truth.UNKNOWN);
            }
        }
    }

    private static void raise(Truth[] truth, Instrument instrument, Truth to) {
        if (truth[instrument.ordinal()].compareTo(to) < 0) {
            truth[instrument.ordinal()] = to;
        }
    }

    private static void gate(float[] stem, int enters, int leaves) {
        int open = Math.min(stem.length, enters + RAMP);
        for (int i = 0; i < open; i++) {
            stem[i] *= gate(i, enters, leaves, stem.length);
        }
        for (int i = Math.max(open, leaves - RAMP); i < stem.length; i++) {
            stem[i] *= gate(i, enters, leaves, stem.length);
        }
    }

    private static float gate(int i, int enters, int leaves, int samples) {
        if (i < enters || i >= leaves) {
            return 0;
        }
        float in = enters == 0 ? 1 : (float) (i - enters) / RAMP;
        float out = leaves == samples ? 1 : (float) (leaves - i) / RAMP;
        return Math.min(1, Math.min(in, out));
    }
}
