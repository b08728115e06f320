package io.ripieno.models.data.clips;

import io.ripieno.models.data.phrase.Dice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Mixes a planned clip and finds out who is heard in it. */
final class ClipMixer {
    /** A tenth of a second of a stem counts if it is within this of the level of the whole clip. */
    static final double AUDIBLE_DECIBELS = -45;

    /** An instrument is heard if it is audible for as many tenths of a second. */
    static final int AUDIBLE_FRAMES = 15;

    private static final int RAMP = ClipSource.SAMPLE_RATE / 100;

    private final StemLibrary library;
    private final Split split;
    private final Augmentation augmentation;

    ClipMixer(StemLibrary library, Split split, Augmentation augmentation) {
        this.library = library;
        this.split = split;
        this.augmentation = augmentation;
    }

    /**
     * Mixes into a clip; who is planned and not heard is left out of sound and targets.
     *
     * @return how many instruments are heard
     */
    int mix(ClipPlan plan, float[] clip, float[] targets) {
        List<float[]> stems = new ArrayList<>();
        Arrays.fill(clip, 0);
        Arrays.fill(targets, 0);
        for (ClipPlan.Entry entry : plan.entries()) {
            float[] stem = stem(entry, plan.speed());
            stems.add(stem);
            for (int i = 0; i < clip.length; i++) {
                clip[i] += stem[i];
            }
        }
        double floor = Levels.mean(Levels.meanSquares(clip, 0, plan.end())) * Math.pow(10, AUDIBLE_DECIBELS / 10);
        int heard = 0;
        for (int s = 0; s < stems.size(); s++) {
            float[] stem = stems.get(s);
            if (Levels.above(Levels.meanSquares(stem, 0, stem.length), Math.max(floor, 1e-10)) >= AUDIBLE_FRAMES) {
                targets[plan.entries().get(s).instrument().ordinal()] = 1;
                heard++;
            } else {
                for (int i = 0; i < clip.length; i++) {
                    clip[i] -= stem[i];
                }
            }
        }
        return heard;
    }

    private float[] stem(ClipPlan.Entry entry, double speed) {
        float[] stem = new float[ClipSource.SAMPLES];
        if (speed == 1) {
            library.read(split, entry.instrument(), entry.index(), entry.offset(), stem);
        } else {
            float[] source = new float[(int) Math.ceil(ClipSource.SAMPLES * speed) + 4];
            library.read(split, entry.instrument(), entry.index(), entry.offset(), source);
            atSpeed(source, speed, stem);
        }
        augmentation.player(stem, new Dice(entry.seed()));
        for (int i = 0; i < stem.length; i++) {
            stem[i] *= entry.gain() * gate(i, entry);
        }
        return stem;
    }

    private static float gate(int i, ClipPlan.Entry entry) {
        if (i < entry.enters() || i >= entry.leaves()) {
            return 0;
        }
        float in = entry.enters() == 0 ? 1 : (float) (i - entry.enters()) / RAMP;
        float out = entry.leaves() == ClipSource.SAMPLES ? 1 : (float) (entry.leaves() - i) / RAMP;
        return Math.min(1, Math.min(in, out));
    }

    /** Reads between the samples with a Catmull-Rom spline. */
    private static void atSpeed(float[] source, double speed, float[] target) {
        for (int i = 0; i < target.length; i++) {
            double position = 1 + i * speed;
            int at = (int) position;
            float t = (float) (position - at);
            float a = source[at - 1];
            float b = source[at];
            float c = source[at + 1];
            float d = source[at + 2];
            target[i] = b + 0.5f * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
        }
    }
}
