package io.ripieno.models.data.augment;

import io.ripieno.models.data.phrase.Dice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that happens to the stems of one piece, drawn from a seed: first to each player (colour, amplifier, room), then to
 * all of them together. What is linear, and compression, is done to every stem, so that the stems go on summing to the
 * mix; noise is a part of its own; saturation and codecs change the mix alone, which is then called processed.
 *
 * @param players what is done to each stem; stems beyond the list begin it again
 * @param colour what is done to every stem alike; linear
 * @param noise beside the stems
 * @param compressor of the mix
 * @param processing what is done to the mix alone
 * @param peak of the mix in dB of full scale
 */
public record Augmentation(
        List<List<Effect>> players,
        List<Effect> colour,
        @Nullable Noise noise,
        @Nullable Compressor compressor,
        List<Effect> processing,
        double peak) {
    public Augmentation {
        players = players.stream().map(List::copyOf).toList();
        colour = List.copyOf(colour);
        processing = List.copyOf(processing);
        for (Effect effect : colour) {
            if (!effect.isLinear()) {
                throw new IllegalArgumentException("The colour of all stems must be linear, and " + effect
                        + " is not: put it into the processing.");
            }
        }
    }

    /**
     * Draws what happens to a piece. The same seed draws the same.
     *
     * @param stems how many there are
     * @param rooms also say the sample rate
     */
    public static Augmentation draw(Strength strength, int stems, RoomSet rooms, long seed) {
        return new Draw(strength, rooms, new Dice(seed)).augmentation(stems);
    }

    /** What one player alone sounds like, in place; for stems that are mixed elsewhere. */
    public void player(int stem, float[][] channels) {
        for (Effect effect : players.isEmpty() ? List.<Effect>of() : players.get(stem % players.size())) {
            effect.apply(channels);
        }
    }

    /**
     * Applies all of it, the players included.
     *
     * @param stems {@code [channels][samples]} each, all of one shape; changed in place
     */
    public Augmented apply(List<float[][]> stems) {
        for (int stem = 0; stem < stems.size(); stem++) {
            player(stem, stems.get(stem));
            for (Effect effect : colour) {
                effect.apply(stems.get(stem));
            }
        }
        float[][] sum = sum(stems);
        float[][] hiss = noise == null ? new float[sum.length][sum[0].length] : noise.beside(sum);
        List<float[][]> parts = new ArrayList<>(stems);
        parts.add(hiss);
        if (compressor != null) {
            Levels.add(sum, hiss);
            float[] gains = compressor.gains(sum);
            for (float[][] part : parts) {
                for (float[] channel : part) {
                    Levels.multiply(channel, gains);
                }
            }
        }
        level(parts);
        float[][] mix = sum(parts);
        for (Effect effect : processing) {
            effect.apply(mix);
        }
        return new Augmented(stems, hiss, mix, !processing.isEmpty());
    }

    private void level(List<float[][]> parts) {
        float loudest = Levels.peak(sum(parts));
        float factor = loudest == 0 ? 0 : (float) (Levels.fromDecibels(peak) / loudest);
        for (float[][] part : parts) {
            Levels.scale(part, factor);
        }
    }

    private static float[][] sum(List<float[][]> parts) {
        float[][] first = parts.get(0);
        float[][] sum = new float[first.length][first[0].length];
        for (float[][] part : parts) {
            Levels.add(sum, part);
        }
        return sum;
    }
}
