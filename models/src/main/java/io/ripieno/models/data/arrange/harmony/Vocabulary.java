package io.ripieno.models.data.arrange.harmony;

import io.ripieno.models.data.arrange.Chord;
import io.ripieno.models.data.arrange.Quality;
import io.ripieno.models.data.arrange.Scale;
import java.util.ArrayList;
import java.util.List;

/** The chords that a key offers, each with what it does there and how usual it is. */
final class Vocabulary {
    /** What a chord does in its key. */
    enum Function {
        TONIC,
        /** Leads away from the tonic and to the dominant. */
        PREPARING,
        /** Leads to the tonic. */
        DOMINANT,
        /** The dominant of another chord than the tonic. */
        SECONDARY
    }

    /**
     * @param target pitch class of the root that it leads to; that of the tonic but for secondary dominants
     * @param cost how unusual it is
     */
    record Candidate(Chord chord, Function function, int target, double cost) {}

    private static final double[] MAJOR_COSTS = {0, 0.7, 1.5, 0.15, 0.1, 0.6, 2.5};

    private final List<Candidate> candidates = new ArrayList<>();
    private final Scale scale;
    private final int tonic;

    private Vocabulary(Scale scale) {
        this.scale = scale;
        this.tonic = scale.tonic();
    }

    static List<Candidate> of(Scale scale) {
        Vocabulary all = new Vocabulary(scale);
        if (all.has(Quality.MAJOR, 0) && scale.semitones(6) == 11) {
            all.major();
        } else if (scale.isMinor() && scale.semitones(5) == 8 && scale.semitones(1) == 2) {
            all.minor();
        } else {
            all.modal();
        }
        return List.copyOf(all.candidates);
    }

    private boolean has(Quality quality, int degree) {
        return scale.triad(degree).quality() == quality;
    }

    private void major() {
        Function[] functions = {
            Function.TONIC,
            Function.PREPARING,
            Function.TONIC,
            Function.PREPARING,
            Function.DOMINANT,
            Function.TONIC,
            Function.DOMINANT
        };
        for (int degree = 0; degree < 7; degree++) {
            add(scale.triad(degree), functions[degree], MAJOR_COSTS[degree]);
        }
        add(scale.seventh(4), Function.DOMINANT, 0.25);
        add(scale.seventh(1), Function.PREPARING, 0.7);
        add(Chord.of(tonic + 5, Quality.MINOR), Function.PREPARING, 1.8);
        add(Chord.of(tonic + 10, Quality.MAJOR), Function.PREPARING, 1.9);
        secondary(2, 2.0);
        secondary(7, 1.4);
        secondary(5, 1.6);
        secondary(9, 1.9);
    }

    private void minor() {
        add(scale.triad(0), Function.TONIC, 0);
        add(scale.triad(2), Function.TONIC, 0.5);
        add(scale.triad(3), Function.PREPARING, 0.2);
        add(scale.triad(4), Function.DOMINANT, 0.9);
        add(scale.triad(5), Function.PREPARING, 0.4);
        add(scale.triad(6), Function.PREPARING, 0.4);
        add(scale.triad(1), Function.PREPARING, 1.4);
        add(Chord.of(tonic + 7, Quality.MAJOR), Function.DOMINANT, 0.2);
        add(Chord.of(tonic + 7, Quality.DOMINANT), Function.DOMINANT, 0.25);
        secondary(5, 1.9);
        secondary(3, 1.6);
    }

    /** Modes without a leading note: the chord below the tonic closes, and no dominant seventh is brought in. */
    private void modal() {
        for (int degree = 0; degree < 7; degree++) {
            Quality quality = scale.triad(degree).quality();
            boolean below = degree == 6 && quality != Quality.DIMINISHED;
            Function function =
                    degree == 0 ? Function.TONIC : below || degree == 4 ? Function.DOMINANT : Function.PREPARING;
            double usual = degree == 0 ? 0 : below ? 0.1 : degree == 3 ? 0.3 : degree == 4 ? 0.4 : 0.8;
            add(scale.triad(degree), function, quality == Quality.DIMINISHED && degree > 0 ? 2.5 : usual);
        }
    }

    private void add(Chord chord, Function function, double cost) {
        candidates.add(new Candidate(chord, function, tonic, cost));
    }

    /** The dominant seventh of the chord some semitones above the tonic. */
    private void secondary(int above, double cost) {
        int target = Math.floorMod(tonic + above, 12);
        candidates.add(new Candidate(Chord.of(target + 7, Quality.DOMINANT), Function.SECONDARY, target, cost));
    }
}
