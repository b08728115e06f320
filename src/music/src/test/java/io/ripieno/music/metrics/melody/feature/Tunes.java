package io.ripieno.music.metrics.melody.feature;

import io.ripieno.music.score.Grace;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metadata;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Notation;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.TempoMap;
import io.ripieno.music.score.Tie;
import io.ripieno.music.score.Timeline;
import io.ripieno.music.score.Unpitched;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Scores for the tests of measures. */
public final class Tunes {
    private Tunes() {}

    /** A note; times in sixtieths of a quarter note. */
    public static Note note(int midi, int velocity, int onset, int duration) {
        return Note.of(Rational.of(onset, 60), Rational.of(duration, 60), Key.C_MAJOR.spell(midi))
                .struck(velocity);
    }

    /** A stroke on the bass drum; the time in sixtieths of a quarter note. */
    public static Unpitched stroke(int key, int onset) {
        return new Unpitched(
                Rational.of(onset, 60),
                Rational.of(12, 60),
                key,
                Key.C_MAJOR.spell(60),
                90,
                Tie.NONE,
                Grace.NONE,
                1,
                1,
                Notation.NONE);
    }

    /** A score of full measures. */
    public static Score score(Metre metre, int measures, int tempo, List<Part> parts) {
        List<Measure> all = new ArrayList<>();
        for (int i = 0; i < measures; i++) {
            all.add(Measure.of(i + 1, metre.length().times(i), metre));
        }
        return new Score(
                Metadata.NONE, parts, all, TempoMap.constant(Rational.of(tempo)), Timeline.of(Key.C_MAJOR), List.of());
    }

    /** A walk of four bars in C major, by quarters and eighths with some rests, at the tempo 120. */
    public static Score walk(RandomGenerator random) {
        int[] scale = {0, 2, 4, 5, 7, 9, 11};
        List<Note> notes = new ArrayList<>();
        int degree = 7 + random.nextInt(7);
        int time = 0;
        while (time < 16 * 60) {
            int duration = random.nextInt(3) == 0 ? 60 : 30;
            if (notes.isEmpty() || random.nextInt(8) != 0) {
                int midi = 48 + 12 * (degree / 7) + scale[degree % 7];
                notes.add(note(midi, 60 + random.nextInt(60), time, Math.min(duration, 16 * 60 - time)));
                degree = Math.max(0, Math.min(20, degree + random.nextInt(7) - 3));
            }
            time += duration;
        }
        return score(Metre.FOUR_FOUR, 4, 120, List.of(Part.of("P1", "Walk", notes)));
    }
}
