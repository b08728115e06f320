package io.ripieno.models.data.piece;

import io.ripieno.models.data.arrange.Role;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.phrase.Dice;
import java.util.Arrays;
import java.util.List;

/** Gives every stem its level and its place between left and right, drawn around what its role asks for. */
final class MixingDesk {
    private static final double BLOCK_SECONDS = 0.1;
    private static final double SOUNDING = 1e-4;
    private static final double WIDTH = 0.8;
    private static final double SPREAD_DECIBELS = 3.5;

    private final RenderSettings settings;
    private final Dice dice;

    MixingDesk(RenderSettings settings, Dice dice) {
        this.settings = settings;
        this.dice = dice;
    }

    /**
     * Changes the stems in place.
     *
     * @return where each is, from -1, left, to 1, right; 0 in mono
     */
    double[] place(List<Track> tracks, List<float[][]> stems) {
        double[] pans = new double[stems.size()];
        for (int i = 0; i < pans.length; i++) {
            Role role = tracks.get(i).role();
            double wanted = usual(role) + SPREAD_DECIBELS * dice.normal();
            double gain = wanted - level(stems.get(i), settings.sampleRate());
            pans[i] = pan(role);
            pan(stems.get(i), pans[i], Math.pow(10, gain / 20));
        }
        return pans;
    }

    private static double usual(Role role) {
        return switch (role) {
            case MELODY -> -20;
            case COUNTER -> -23;
            case CHORDS -> -25;
            case BASS -> -22;
            case DRUMS -> -21;
            case CYMBALS -> -27;
        };
    }

    private double pan(Role role) {
        double drawn = dice.between(-WIDTH, WIDTH);
        if (settings.channels() == 1) {
            return 0;
        }
        return switch (role) {
            case MELODY, BASS, DRUMS -> drawn / 4;
            case COUNTER, CHORDS, CYMBALS -> drawn;
        };
    }

    /** Of constant power; in the middle nothing changes, so that a stereo instrument keeps its picture. */
    private static void pan(float[][] stem, double pan, double gain) {
        if (stem.length == 1) {
            Samples.scale(stem[0], (float) gain);
        } else {
            double angle = (pan + 1) * Math.PI / 4;
            Samples.scale(stem[0], (float) (gain * Math.sqrt(2) * Math.cos(angle)));
            Samples.scale(stem[1], (float) (gain * Math.sqrt(2) * Math.sin(angle)));
        }
    }

    /** The level in dB of what sounds: of the tenths of a second within 40 dB of the loudest; 0 if nothing does. */
    static double level(float[][] stem, int sampleRate) {
        double[] powers = Samples.powers(stem, (int) (BLOCK_SECONDS * sampleRate));
        double floor = Arrays.stream(powers).max().orElse(0) * SOUNDING;
        return 10
                * Math.log10(Arrays.stream(powers)
                        .filter(power -> power > floor)
                        .average()
                        .orElse(1));
    }
}
