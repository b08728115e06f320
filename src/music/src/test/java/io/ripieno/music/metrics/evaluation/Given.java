package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.numbers.Numbers;
import io.ripieno.music.score.Barlines;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metadata;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.TempoMap;
import io.ripieno.music.score.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Inputs that are in memory already. */
record Given(
        String item,
        String part,
        @Nullable Numbers array,
        @Nullable AudioBuffer audio,
        @Nullable Score notes) implements Input {
    static Given table(String item, double[]... rows) {
        return new Given(item, item, Numbers.of(rows), null, null);
    }

    static Given array(Numbers numbers) {
        return new Given("", "", numbers, null, null);
    }

    /** Stereo at 8 kHz, the same in both channels. */
    static Given sound(String item, String part, float[] samples) {
        return new Given(
                item, part, null, new AudioBuffer(new AudioFormat(8000, 2), new float[][] {samples, samples}), null);
    }

    /** Quarter notes of these pitches in 4/4 at 120 a minute. */
    static Given melody(String item, int... pitches) {
        return melody(item, Barlines.PLAIN, pitches);
    }

    /** The same with a repeat that is not played out. */
    static Given folded(String item, int... pitches) {
        return melody(item, Barlines.PLAIN.withEndRepeat(2), pitches);
    }

    private static Given melody(String item, Barlines barlines, int... pitches) {
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < pitches.length; i++) {
            notes.add(Note.of(Rational.of(i), Rational.of(1), Key.C_MAJOR.spell(pitches[i])));
        }
        Score score = new Score(
                Metadata.NONE,
                List.of(Part.of("P1", "Melody", notes)),
                List.of(Measure.of(1, Rational.ZERO, Metre.FOUR_FOUR).with(barlines)),
                TempoMap.DEFAULT,
                Timeline.of(Key.C_MAJOR),
                List.of());
        return new Given(item, item, null, null, score);
    }

    @Override
    public String name() {
        return "given/" + item + "/" + part;
    }

    @Override
    public Form form() {
        return array != null ? Form.NUMBERS : audio != null ? Form.SOUND : Form.SCORE;
    }

    @Override
    public Numbers numbers() {
        return Objects.requireNonNull(array);
    }

    @Override
    public AudioBuffer sound() {
        return Objects.requireNonNull(audio);
    }

    @Override
    public Score score() {
        return Objects.requireNonNull(notes);
    }
}
