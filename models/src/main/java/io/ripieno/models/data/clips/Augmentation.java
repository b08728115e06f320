package io.ripieno.models.data.clips;

import io.ripieno.models.data.phrase.Dice;

/**
 * What stands between players and a recording: colour, room, saturation, noise, a narrow band, and above all level. None
 * of it changes who is heard.
 */
enum Augmentation {
    /** As it was mixed, with a peak of -12 to -0.4 dBFS. */
    LEVEL_ONLY,
    /** Everything, each by chance, with a peak of -36 to -0.4 dBFS. */
    RECORDING;

    void apply(float[] clip, int end, Dice dice) {
        if (this == RECORDING) {
            colour(clip, dice);
            if (dice.chance(0.2)) {
                saturate(clip, (float) dice.between(1.2, 4));
            }
            if (dice.chance(0.35)) {
                Room.apply(clip, dice);
            }
            if (dice.chance(0.5)) {
                noise(clip, dice);
            }
            if (dice.chance(0.25)) {
                Biquad narrow = Biquad.lowPass(2500 * Math.pow(2.9, dice.between(0, 1)));
                narrow.apply(clip);
                narrow.apply(clip);
            }
        }
        level(clip, end, dice);
    }

    /** Colours one stem before it is mixed: no two players of an instrument sound the same. */
    void player(float[] stem, Dice dice) {
        if (this == RECORDING && dice.chance(0.7)) {
            Biquad.highShelf(dice.between(500, 3500), dice.between(-7, 7)).apply(stem);
            Biquad.peak(150 * Math.pow(35, dice.between(0, 1)), dice.between(-9, 9), dice.between(0.5, 3))
                    .apply(stem);
        }
    }

    private static void colour(float[] clip, Dice dice) {
        if (dice.chance(0.4)) {
            Biquad.highShelf(dice.between(400, 4000), dice.between(-8, 8)).apply(clip);
        }
        if (dice.chance(0.4)) {
            Biquad.peak(100 * Math.pow(50, dice.between(0, 1)), dice.between(-8, 8), dice.between(0.4, 2))
                    .apply(clip);
        }
        if (dice.chance(0.2)) {
            Biquad.highPass(dice.between(50, 300)).apply(clip);
        }
    }

    /** Rounds what is loud: x / (1 + |x|) after a gain, relative to the peak. */
    private static void saturate(float[] clip, float drive) {
        float peak = Levels.peak(clip);
        if (peak == 0) {
            return;
        }
        float scale = drive / peak;
        for (int i = 0; i < clip.length; i++) {
            float x = clip[i] * scale;
            clip[i] = x / (1 + Math.abs(x));
        }
    }

    /** White to brown noise, 20 to 60 dB under the clip. */
    private static void noise(float[] clip, Dice dice) {
        double power = Levels.mean(Levels.meanSquares(clip, 0, clip.length));
        double target = Math.sqrt(power) * Levels.fromDecibels(-dice.between(20, 60));
        float smoothing = dice.chance(0.4) ? 0 : (float) dice.between(0.5, 0.97);
        // The variance of a one-pole low pass of white noise is (1 - s) / (1 + s) of the input's; a sum of four
        // uniform numbers in ±0.5 has a variance of 1/3.
        float scale = (float) (target * Math.sqrt(3 * (1 + smoothing) / (1 - smoothing)));
        long state = dice.seed() | 1;
        float low = 0;
        for (int i = 0; i < clip.length; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            float white =
                    ((state & 0xFFFF) + (state >>> 16 & 0xFFFF) + (state >>> 32 & 0xFFFF) + (state >>> 48)) / 65536f
                            - 2;
            low = white + smoothing * (low - white);
            clip[i] += scale * low;
        }
    }

    private void level(float[] clip, int end, Dice dice) {
        float peak = Levels.peak(clip);
        double uniform = dice.between(0, 1);
        double decibels = this == RECORDING ? 0.4 + 36 * uniform * uniform : 0.4 + 12 * uniform;
        float gain = peak == 0 ? 0 : (float) (Levels.fromDecibels(-decibels) / peak);
        for (int i = 0; i < clip.length; i++) {
            clip[i] = i < end ? clip[i] * gain : 0;
        }
    }
}
