package io.ripieno.models.benchmark.measures;

import io.ripieno.music.metrics.melody.Distance;
import io.ripieno.music.metrics.melody.FeatureComparison;
import io.ripieno.music.metrics.melody.FeatureTable;
import io.ripieno.music.metrics.melody.MelodySet;
import io.ripieno.music.metrics.melody.feature.Feature;
import io.ripieno.music.metrics.melody.feature.FeatureSettings;
import io.ripieno.music.metrics.melody.feature.PlayedTune;
import io.ripieno.music.midi.MidiReader;
import io.ripieno.music.midi.MidiWriter;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metadata;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreSource;
import io.ripieno.music.score.TempoMap;
import io.ripieno.music.score.Timeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Two sets of MIDI files: walks over three octaves of C major, one set by steps of up to three degrees, the other up to two.
 */
public record SeededMelodies(List<byte[]> first, List<byte[]> second) {
    private static final int BARS = 4;
    private static final int TICKS_OF_QUARTER = 24;
    private static final int[] DURATIONS = {12, 12, 24, 24, 36, 48, 8, 6};
    private static final int[] SCALE = {0, 2, 4, 5, 7, 9, 11};
    private static final int DEGREES = 21;

    /** @param melodies of each set */
    public static SeededMelodies of(int melodies, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<byte[]> first = files(melodies, 3, random);
        return new SeededMelodies(first, files(melodies, 2, random));
    }

    /** The mean over all features of the overlap of both sets' distances, from files in memory. */
    public double overlap() throws ScoreException {
        return FeatureComparison.all(table(first), table(second), Distance.EUCLIDEAN).values().stream()
                .mapToDouble(comparison -> comparison.sets().overlap())
                .filter(Double::isFinite)
                .average()
                .orElseThrow();
    }

    private static List<byte[]> files(int melodies, int leap, SplittableRandom random) throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (int i = 0; i < melodies; i++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new MidiWriter().write(walk(leap, random), out);
            files.add(out.toByteArray());
        }
        return files;
    }

    private static Score walk(int leap, SplittableRandom random) {
        List<Note> notes = new ArrayList<>();
        int end = BARS * 4 * TICKS_OF_QUARTER;
        int degree = DEGREES / 2;
        for (int tick = 0; tick < end; ) {
            int duration = Math.min(DURATIONS[random.nextInt(DURATIONS.length)], end - tick);
            if (notes.isEmpty() || random.nextInt(8) > 0) {
                int midi = 48 + 12 * (degree / SCALE.length) + SCALE[degree % SCALE.length];
                notes.add(Note.of(
                        Rational.of(tick, TICKS_OF_QUARTER),
                        Rational.of(duration, TICKS_OF_QUARTER),
                        Key.C_MAJOR.spell(midi)));
                degree = Math.floorMod(degree + random.nextInt(2 * leap + 1) - leap, DEGREES);
            }
            tick += duration;
        }
        List<Measure> measures = new ArrayList<>();
        for (int bar = 0; bar < BARS; bar++) {
            measures.add(Measure.of(bar + 1, Rational.of(4L * bar), Metre.FOUR_FOUR));
        }
        return new Score(
                Metadata.NONE,
                List.of(Part.of("P1", "Walk", notes)),
                measures,
                TempoMap.DEFAULT,
                Timeline.of(Key.C_MAJOR),
                List.of());
    }

    private static FeatureTable table(List<byte[]> files) throws ScoreException {
        List<PlayedTune> tunes = new ArrayList<>();
        for (byte[] file : files) {
            ScoreSource source = new ScoreSource("walk.mid", file);
            tunes.add(PlayedTune.of(
                    new MidiReader().read(source, ScoreLimits.DEFAULT).score()));
        }
        MelodySet set = new MelodySet(FeatureSettings.PUBLISHED.withBars(BARS), EnumSet.allOf(Feature.class));
        set.update(tunes);
        return set.compute();
    }
}
