package io.ripieno.music.metrics.melody.feature;

import io.ripieno.music.metrics.MetricException;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;

/** The features of melodies of Yang and Lerch, On the evaluation of generative models in music, 2018, section 3. */
public enum Feature {
    /** Different pitches. */
    TOTAL_USED_PITCH(Pitches::used),
    /** Different pitches that begin in each bar, {@code [bars]}. */
    BAR_USED_PITCH(1, (tune, settings) -> Bars.of(tune, settings).pitches(tune)),
    /** Notes. */
    TOTAL_USED_NOTE(tune -> tune.melody().size()),
    /** Notes that begin in each bar, {@code [bars]}. */
    BAR_USED_NOTE(1, (tune, settings) -> Bars.of(tune, settings).notes(tune)),
    /** Share of each pitch class in what sounds, by duration and velocity, {@code [12]}. */
    TOTAL_PITCH_CLASS_HISTOGRAM(12, (tune, settings) -> Pitches.classes(tune)),
    /** The same for each bar, {@code [bars][12]}, zeros where nothing sounds. */
    BAR_PITCH_CLASS_HISTOGRAM(12, Bars::pitchClasses),
    /**
     * How often each pitch class leads to each, {@code [12][12]}, the first index that before: pairs of notes of one part of
     * which one ends within 0.05 s of where the other begins. Rests part what is beside them, chords count each pair.
     */
    PITCH_CLASS_TRANSITION_MATRIX(12, Pitches::transitions),
    /** Semitones from the lowest to the highest pitch. */
    PITCH_RANGE(Pitches::range),
    /** Mean distance of neighbouring notes in semitones; of at least two notes. */
    AVERAGE_PITCH_SHIFT(Pitches::shift),
    /** Mean time from one onset to the next in seconds, over all parts; of at least two onsets. */
    AVERAGE_INTER_ONSET_INTERVAL(Feature::interOnset),
    /** Share of the notes in each of twelve length classes, {@code [12]}. */
    NOTE_LENGTH_HISTOGRAM(12, (tune, settings) -> NoteLengths.histogram(tune, false)),
    /** The same with rests, whose classes follow those of notes, {@code [24]}. */
    NOTE_LENGTH_HISTOGRAM_WITH_RESTS(24, (tune, settings) -> NoteLengths.histogram(tune, true)),
    /** How often each length class leads to each, {@code [12][12]}, the first index that before. */
    NOTE_LENGTH_TRANSITION_MATRIX(12, (tune, settings) -> NoteLengths.transitions(tune, false, settings)),
    /** The same with rests, {@code [24][24]}; mended, where the original enters rests in the wrong rows. */
    NOTE_LENGTH_TRANSITION_MATRIX_WITH_RESTS(24, (tune, settings) -> NoteLengths.transitions(tune, true, settings));

    private final int columns;
    private final BiFunction<PlayedTune, FeatureSettings, double[]> measure;

    Feature(ToDoubleFunction<PlayedTune> scalar) {
        this(1, (tune, settings) -> new double[] {scalar.applyAsDouble(tune)});
    }

    Feature(int columns, BiFunction<PlayedTune, FeatureSettings, double[]> measure) {
        this.columns = columns;
        this.measure = measure;
    }

    /**
     * Its values for a tune, row by row.
     *
     * @return {@code [rows * columns]}; a single value for scalars
     * @throws MetricException if it is not defined for so few notes
     */
    public double[] of(PlayedTune tune, FeatureSettings settings) {
        return measure.apply(tune, settings);
    }

    /** Length of its rows: 1 where it is a number or one for each bar. */
    public int columns() {
        return columns;
    }

    /** Whether its size is that of the bars that are looked at. */
    public boolean isOfBars() {
        return this == BAR_USED_PITCH || this == BAR_USED_NOTE || this == BAR_PITCH_CLASS_HISTOGRAM;
    }

    /** {@code total-used-pitch}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static double interOnset(PlayedTune tune) {
        List<Double> onsets = tune.onsets();
        if (onsets.size() < 2) {
            throw new MetricException(
                    "The average inter-onset interval of one note is not defined: leave the tune out.");
        }
        return (onsets.get(onsets.size() - 1) - onsets.get(0)) / (onsets.size() - 1);
    }
}
