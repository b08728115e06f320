package io.ripieno.models.data.piece;

import io.ripieno.models.data.arrange.Arrangement;
import io.ripieno.models.data.arrange.Role;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.render.Sound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gives every stem its level and its place between left and right, drawn around what its role asks for. */
final class MixingDesk {
    private static final double BLOCK_SECONDS = 0.1;
    private static final double SOUNDING = 1e-4;
    private static final double WIDTH = 0.8;

    private final RenderSettings settings;
    private final Dice dice;

    MixingDesk(RenderSettings settings, Dice dice) {
        this.settings = settings;
        this.dice = dice;
    }

    /** Scales the dry stems in place; the peak of their sum is at -12 to -1 dB of full scale. */
    List<PieceStem> place(Arrangement arrangement, List<Sound> sounds, List<float[][]> dry) {
        List<PieceStem> stems = new ArrayList<>();
        double[] decibels = new double[dry.size()];
        double[] pans = new double[dry.size()];
        for (int i = 0; i < dry.size(); i++) {
            Role role = arrangement.tracks().get(i).role();
            decibels[i] = usual(role) + 3.5 * dice.normal();
            pans[i] = pan(role);
            Samples.scale(dry.get(i), (float) (amplitude(decibels[i]) / level(dry.get(i))));
            pan(dry.get(i), pans[i]);
        }
        double peak = Samples.peak(Samples.sum(dry));
        double master = peak == 0 ? 1 : amplitude(-dice.between(1, 12)) / peak;
        for (int i = 0; i < dry.size(); i++) {
            Samples.scale(dry.get(i), (float) master);
            stems.add(new PieceStem(
                    arrangement.tracks().get(i),
                    sounds.get(i).font(),
                    decibels[i] + 20 * Math.log10(master),
                    pans[i],
                    dry.get(i)));
        }
        return stems;
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

    /** Constant power; in the middle nothing changes, so that a stereo instrument keeps its picture. */
    private static void pan(float[][] stem, double pan) {
        if (stem.length == 2) {
            double angle = (pan + 1) * Math.PI / 4;
            Samples.scale(new float[][] {stem[0]}, (float) (Math.sqrt(2) * Math.cos(angle)));
            Samples.scale(new float[][] {stem[1]}, (float) (Math.sqrt(2) * Math.sin(angle)));
        }
    }

    /** Root mean square of what sounds: of the tenths of a second within 40 dB of the loudest. */
    private double level(float[][] stem) {
        double[] powers = Samples.powers(stem, (int) (BLOCK_SECONDS * settings.sampleRate()));
        double floor = Arrays.stream(powers).max().orElse(0) * SOUNDING;
        double mean =
                Arrays.stream(powers).filter(power -> power > floor).average().orElse(1);
        return Math.sqrt(mean);
    }

    private static double amplitude(double decibels) {
        return Math.pow(10, decibels / 20);
    }
}
