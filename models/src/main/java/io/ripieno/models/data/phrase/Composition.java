package io.ripieno.models.data.phrase;

import java.util.ArrayList;
import java.util.List;

/**
 * What the players of one piece agree on: tempo, metre, feel, key, and one chord a bar. Phrases of several instruments
 * that are written from one composition fit together.
 *
 * @param seed it was made from
 * @param tempo crotchets a minute
 * @param swing where the off-beat falls within a beat: 0.5 is straight, 2/3 a triplet feel
 * @param tonic pitch class 0 (C) to 11 (B)
 * @param chords one a bar, repeated from the front when the phrase is longer
 */
public record Composition(
        long seed, double tempo, Metre metre, double swing, int tonic, Mode mode, List<Chord> chords) {
    private static final int[][] PROGRESSIONS = {
        {0, 4, 5, 3},
        {0, 5, 3, 4},
        {0, 3, 4, 0},
        {1, 4, 0, 0},
        {0, 3, 0, 4},
        {5, 3, 0, 4},
        {0, 6, 3, 0},
        {0, 2, 3, 4},
        {0, 0, 3, 3, 0, 4, 3, 0},
        {0, 5, 1, 4},
        {0, 6, 5, 4},
        {0, 3, 6, 2, 5, 1, 4, 0}
    };

    public Composition {
        if (!(tempo >= 20 && tempo <= 400)) {
            throw new IllegalArgumentException("The tempo (" + tempo + ") must be 20 to 400 crotchets a minute.");
        }
        if (!(swing >= 0.5 && swing < 0.8)) {
            throw new IllegalArgumentException("The swing (" + swing + ") must be at least 0.5 and below 0.8.");
        }
        if (chords.isEmpty()) {
            throw new IllegalArgumentException("A composition needs at least one chord.");
        }
        chords = List.copyOf(chords);
    }

    /** Tempo 50 to 200, every metre, mode and key, straight or swung, a progression from a table or a random walk. */
    public static Composition of(long seed) {
        Dice dice = new Dice(seed);
        double tempo = 50 * Math.pow(4, dice.between(0, 1));
        Metre metre = Metre.values()[dice.weighted(1, 3, 9, 0.7, 2, 0.6)];
        double swing = metre.beatsPerCrotchet() == 1 && dice.chance(0.3) ? dice.between(0.56, 0.67) : 0.5;
        Mode mode = Mode.values()[dice.weighted(5, 3, 1.2, 1.2, 1.2)];
        return new Composition(seed, tempo, metre, swing, dice.whole(0, 11), mode, progression(dice));
    }

    private static List<Chord> progression(Dice dice) {
        double sevenths = dice.oneOf(0.0, 0.0, 0.3, 0.8);
        List<Chord> chords = new ArrayList<>();
        if (dice.chance(0.8)) {
            for (int degree : PROGRESSIONS[dice.whole(0, PROGRESSIONS.length - 1)]) {
                chords.add(new Chord(degree, dice.chance(sevenths)));
            }
            return chords;
        }
        int degree = 0;
        for (int bar = 0; bar < 6; bar++) {
            chords.add(new Chord(degree, dice.chance(sevenths)));
            degree = Math.floorMod(degree + dice.oneOf(3, 4, 5, 1, -2), 7);
        }
        return chords;
    }

    public double beatSeconds() {
        return 60 / tempo / metre.beatsPerCrotchet();
    }

    /** Seconds from the beginning of a position in beats, with the swing applied to the off-beats. */
    public double seconds(double beat) {
        double whole = Math.floor(beat);
        double part = beat - whole;
        double swung = part < 0.5 ? part * 2 * swing : swing + (part - 0.5) * 2 * (1 - swing);
        return (whole + swung) * beatSeconds();
    }

    public Chord chord(int bar) {
        return chords.get(Math.floorMod(bar, chords.size()));
    }

    /** How many whole or begun bars fit into some seconds. */
    public int bars(double seconds) {
        return (int) Math.ceil(seconds / (beatSeconds() * metre.beats()));
    }
}
