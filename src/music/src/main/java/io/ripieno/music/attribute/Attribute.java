package io.ripieno.music.attribute;

import io.ripieno.music.measure.TickGrid;
import io.ripieno.music.measure.Token;
import io.ripieno.music.measure.TokenBar;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * An attribute of a bar. The first four, in this order, are those that AR-VAE regularises (Pati and Lerch, 2021); its
 * code holds the others without using them.
 */
public enum Attribute {
    /** Weighted share of the ticks with an onset, those on weak and triplet places counting more. */
    RHYTHMIC_COMPLEXITY(bar -> onsetWeight(bar, Weights.COMPLEXITY)),
    /** Highest minus lowest MIDI number, over 26; 0 with fewer than two notes. */
    PITCH_RANGE(Attribute::range),
    /** Onsets over 24. */
    NOTE_DENSITY(bar -> bar.tokens().stream().filter(Token::isOnset).count() / (double) TickGrid.TICKS),
    /** Last minus first MIDI number, over 26; 0 with fewer than two notes. */
    CONTOUR(Attribute::contour),
    /** Weighted share of the ticks where a note or rest begins, the beats counting most. */
    BEAT_STRENGTH(bar -> onsetWeight(bar, Weights.STRENGTH)),
    /** Entropy in bits of the times from one onset to the next, the last to the bar line; 0 without onsets. */
    RHYTHMIC_ENTROPY(Entropies::ofRhythm),
    /** Entropy in bits of the intervals between neighbouring notes, without direction and octave; 0 without any. */
    INTERVAL_ENTROPY(Entropies::ofIntervals);

    private static final double RANGE = 26;

    private final ToDoubleFunction<TokenBar> measure;

    Attribute(ToDoubleFunction<TokenBar> measure) {
        this.measure = measure;
    }

    /** Its value for a bar. */
    public double of(TokenBar bar) {
        return measure.applyAsDouble(bar);
    }

    /** Its value for each bar. */
    public double[] of(List<TokenBar> bars) {
        return bars.stream().mapToDouble(measure).toArray();
    }

    /** {@code note-density}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static double onsetWeight(TokenBar bar, Weights weights) {
        double sum = 0;
        for (int tick = 0; tick < TickGrid.TICKS; tick++) {
            Token token = bar.at(tick);
            if (token.isOnset() || weights == Weights.STRENGTH && token == Token.Special.REST) {
                sum += weights.at(tick);
            }
        }
        return sum / weights.total();
    }

    private static double range(TokenBar bar) {
        int[] midi = midi(bar);
        int lowest = Integer.MAX_VALUE;
        int highest = Integer.MIN_VALUE;
        for (int number : midi) {
            lowest = Math.min(lowest, number);
            highest = Math.max(highest, number);
        }
        return midi.length < 2 ? 0 : (highest - lowest) / RANGE;
    }

    private static double contour(TokenBar bar) {
        int[] midi = midi(bar);
        return midi.length < 2 ? 0 : (midi[midi.length - 1] - midi[0]) / RANGE;
    }

    /** MIDI numbers of the bar's notes in their order. */
    static int[] midi(TokenBar bar) {
        return bar.tokens().stream()
                .filter(Token.Sounding.class::isInstance)
                .mapToInt(token -> ((Token.Sounding) token).pitch().midi())
                .toArray();
    }
}
