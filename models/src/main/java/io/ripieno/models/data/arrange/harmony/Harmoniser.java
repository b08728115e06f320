package io.ripieno.models.data.arrange.harmony;

import io.ripieno.models.data.arrange.Pulse;
import io.ripieno.models.data.arrange.Scale;
import io.ripieno.models.data.arrange.harmony.Vocabulary.Candidate;
import io.ripieno.models.data.arrange.harmony.Vocabulary.Function;
import io.ripieno.models.data.arrange.tune.MelodyNote;
import io.ripieno.models.data.arrange.tune.SourceTune;
import io.ripieno.models.data.arrange.tune.TuneChord;
import io.ripieno.models.data.phrase.Dice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds chords for a melody: of all sequences of the key's chords the one that agrees best with the notes, the strong and
 * long ones above all, with the usual motions of roots and with cadences at the ends of phrases (dynamic programming over
 * slots of a bar or half a bar, after Viterbi).
 */
public final class Harmoniser {
    private static final int PHRASE_BARS = 4;
    private static final double TASTE = 0.25;
    private static final double CADENCE = 2.0;
    private static final double CLOSE = 3.5;

    private final SourceTune tune;
    private final Pulse pulse;
    private final int tonic;
    private final List<Candidate> candidates;
    private final double[] slots;

    private Harmoniser(SourceTune tune, boolean halves) {
        this.tune = tune;
        this.pulse = tune.pulse();
        Scale scale = Scale.of(tune.key());
        this.tonic = scale.tonic();
        this.candidates = Vocabulary.of(scale);
        this.slots = slots(tune, pulse, halves);
    }

    /** The tune's own chords, or else found ones; other seeds have other tastes, where the melody leaves a choice. */
    public static List<TuneChord> chords(SourceTune tune, long seed) {
        return tune.hasChords() ? tune.chords() : harmonise(tune, seed);
    }

    /** Chords for the melody alone, whatever chords the tune has; without gaps over all its bars. */
    public static List<TuneChord> harmonise(SourceTune tune, long seed) {
        Dice dice = new Dice(seed);
        return new Harmoniser(tune, dice.chance(0.6)).best(dice);
    }

    /** Where chords may change, and the end. */
    private static double[] slots(SourceTune tune, Pulse pulse, boolean halves) {
        List<Double> all = new ArrayList<>();
        int middle = pulse.strong().size() == 2 ? pulse.strong().get(1) : -1;
        for (int bar = 0; bar < tune.bars(); bar++) {
            all.add(bar * pulse.bar());
            if (halves && middle > 0 && pulse.bar() >= 2.5) {
                all.add(bar * pulse.bar() + pulse.beat(middle));
            }
        }
        all.add(tune.bars() * pulse.bar());
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private List<TuneChord> best(Dice dice) {
        int count = slots.length - 1;
        int size = candidates.size();
        double[] taste = new double[size];
        for (int c = 0; c < size; c++) {
            taste[c] = TASTE * dice.normal() - candidates.get(c).cost();
        }
        double[][] fit = fits();
        double[] score = new double[size];
        int[][] from = new int[count][size];
        for (int slot = 0; slot < count; slot++) {
            double[] next = new double[size];
            for (int c = 0; c < size; c++) {
                double best = slot == 0 ? 0 : Double.NEGATIVE_INFINITY;
                for (int before = 0; slot > 0 && before < size; before++) {
                    double via = score[before] + motion(candidates.get(before), candidates.get(c), slot);
                    if (via > best) {
                        best = via;
                        from[slot][c] = before;
                    }
                }
                next[c] = best + fit[slot][c] + taste[c] + place(candidates.get(c), slot);
            }
            score = next;
        }
        int[] path = new int[count];
        for (int c = 1; c < size; c++) {
            path[count - 1] = score[c] > score[path[count - 1]] ? c : path[count - 1];
        }
        for (int slot = count - 1; slot > 0; slot--) {
            path[slot - 1] = from[slot][path[slot]];
        }
        return joined(path);
    }

    /** How well each chord agrees with the notes of each slot: {@code [slots][candidates]}. */
    private double[][] fits() {
        double[][] fits = new double[slots.length - 1][candidates.size()];
        for (MelodyNote note : tune.melody()) {
            int slot = Math.max(0, slotAt(note.from()));
            for (; slot < fits.length && slots[slot] < note.to() - 1e-6; slot++) {
                double overlap = Math.min(note.to(), slots[slot + 1]) - Math.max(note.from(), slots[slot]);
                if (overlap <= 1e-6) {
                    continue;
                }
                boolean begins = note.from() >= slots[slot] - 1e-6;
                double accent = begins ? 0.4 + 1.6 * pulse.accent(note.from()) : 0.5;
                double weight = accent * Math.min(1.5, Math.sqrt(overlap / pulse.meanBeat()));
                for (int c = 0; c < candidates.size(); c++) {
                    fits[slot][c] += weight * agreement(candidates.get(c), note.key());
                }
            }
        }
        return fits;
    }

    private int slotAt(double position) {
        int at = Arrays.binarySearch(slots, position + 1e-6);
        return at >= 0 ? at : -at - 2;
    }

    private static double agreement(Candidate candidate, int key) {
        if (candidate.chord().contains(key)) {
            return key % 12 == candidate.chord().root() ? 1.1 : 1;
        }
        int above = Math.floorMod(key - candidate.chord().root(), 12);
        boolean rubs = above == 1 || above == candidate.chord().quality().third() + 1;
        return rubs ? -1.2 : -0.7;
    }

    private double motion(Candidate from, Candidate to, int slot) {
        int up = Math.floorMod(to.chord().root() - from.chord().root(), 12);
        if (from.function() == Function.SECONDARY) {
            return to.chord().root() == from.target() ? 0.9 : -3;
        }
        if (up == 0) {
            boolean withinBar = pulse.inBar(slots[slot]) > 1e-6;
            return withinBar ? 1.0 : 0.4;
        }
        double motion =
                switch (up) {
                    case 5 -> 0.6;
                    case 7 -> 0.3;
                    case 2, 10 -> 0.25;
                    case 8, 9 -> 0.2;
                    default -> 0;
                };
        if (from.function() == Function.DOMINANT) {
            motion += to.chord().root() == tonic ? 0.6 : to.function() == Function.PREPARING ? -0.5 : 0;
        }
        return motion;
    }

    /** Phrases begin settled and end in cadences: half ones in the middle, on the tonic at the end. */
    private double place(Candidate candidate, int slot) {
        int last = slots.length - 2;
        boolean tonicChord = candidate.chord().root() == tonic && candidate.function() == Function.TONIC;
        if (slot == last) {
            return tonicChord ? CLOSE : candidate.function() == Function.SECONDARY ? -CLOSE : 0;
        }
        if (slot == 0) {
            return tonicChord ? 0.8 : candidate.function() == Function.SECONDARY ? -1 : 0;
        }
        double next = slots[slot + 1];
        boolean endsPhrase = Math.abs(next % (PHRASE_BARS * pulse.bar())) < 1e-6;
        if (endsPhrase) {
            return tonicChord ? 0.35 * CADENCE : candidate.function() == Function.DOMINANT ? 0.3 * CADENCE : 0;
        }
        boolean beforeLast = slot == last - 1 || last > 1 && slots[last] - slots[slot] <= pulse.bar() + 1e-6;
        return beforeLast && candidate.function() == Function.DOMINANT ? 0.5 * CADENCE : 0;
    }

    private List<TuneChord> joined(int[] path) {
        List<TuneChord> chords = new ArrayList<>();
        int since = 0;
        for (int slot = 1; slot <= path.length; slot++) {
            if (slot == path.length || path[slot] != path[since]) {
                chords.add(new TuneChord(
                        slots[since], slots[slot], candidates.get(path[since]).chord()));
                since = slot;
            }
        }
        return chords;
    }
}
