package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.metrics.FScore;
import io.ripieno.music.metrics.transcription.NoteScores;
import io.ripieno.music.metrics.transcription.SoundingNote;
import io.ripieno.music.metrics.transcription.Tolerances;
import io.ripieno.music.metrics.transcription.Transcription;
import io.ripieno.music.metrics.transcription.TranscriptionScores;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.TempoClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Notes. */
final class TranscriptionPairs extends PairMeasuring {
    private static final double A4 = 440;

    /** In what numbers pitches are given. */
    enum PitchUnit {
        HZ,
        MIDI
    }

    TranscriptionPairs() {
        super(
                EnumSet.of(Form.NUMBERS, Form.SCORE),
                "onset and offset in seconds and pitch, one note a row; or a score.");
    }

    @Override
    public String about() {
        return "How well the notes of a performance were found: by onset, pitch and offset, without offset, by onset alone and by offset alone; and how far matched notes overlap.";
    }

    @Override
    public List<Parameter> parameters() {
        Tolerances usual = Tolerances.MIREX;
        return List.of(
                Parameter.choice("pitch-unit", PitchUnit.HZ, "What the third column of arrays is."),
                Parameter.number(
                        "onset-tolerance", usual.onset(), 0, "Distance of onsets that is near enough, in seconds."),
                Parameter.number(
                        "pitch-tolerance", usual.cents(), 0, "Distance of pitches that is near enough, in cents."),
                Parameter.number(
                        "offset-ratio",
                        usual.offsetRatio(),
                        0,
                        "Distance of offsets that is near enough, as a share of the true note's duration."),
                Parameter.number(
                        "offset-tolerance", usual.offset(), 0, "The least that the ratio comes to, in seconds."),
                Parameter.flag("strict", "A distance must be less than its tolerance."));
    }

    @Override
    Map<String, Double> score(Input reference, Input estimate, Options options) throws IOException {
        Tolerances tolerances = new Tolerances(
                options.number("onset-tolerance"),
                options.number("pitch-tolerance"),
                options.number("offset-ratio"),
                options.number("offset-tolerance"),
                options.flag("strict"));
        PitchUnit unit = options.choice("pitch-unit", PitchUnit.class);
        TranscriptionScores scores = Transcription.score(notes(reference, unit), notes(estimate, unit), tolerances);
        Map<String, Double> named = new LinkedHashMap<>();
        add(named, "", scores.complete());
        add(named, "no-offset-", scores.withoutOffset());
        add(named, "onset-", scores.onsets());
        add(named, "offset-", scores.offsets());
        return named;
    }

    private static void add(Map<String, Double> named, String prefix, NoteScores scores) {
        add(named, prefix, scores.notes());
        named.put(prefix + "overlap", scores.overlap());
    }

    static void add(Map<String, Double> named, String prefix, FScore score) {
        named.put(prefix + "precision", score.precision());
        named.put(prefix + "recall", score.recall());
        named.put(prefix + "f1", score.f());
    }

    private static List<SoundingNote> notes(Input input, PitchUnit unit) throws IOException {
        List<SoundingNote> notes = new ArrayList<>();
        if (input.form() == Form.SCORE) {
            Score score = input.score();
            TempoClock clock = new TempoClock(score.tempos());
            score.parts().stream()
                    .flatMap(part -> part.soundingNotes().stream())
                    .forEach(note -> {
                        double onset = clock.seconds(note.onset());
                        notes.add(new SoundingNote(onset, clock.seconds(note.end()), hertz(note.midi())));
                    });
            return notes;
        }
        double[][] columns = Tables.columns(input, 3, 3, "onset, offset and pitch of each note");
        for (int i = 0; i < columns[0].length; i++) {
            double pitch = columns[2][i];
            notes.add(new SoundingNote(columns[0][i], columns[1][i], unit == PitchUnit.HZ ? pitch : hertz(pitch)));
        }
        return notes;
    }

    private static double hertz(double midi) {
        return A4 * Math.pow(2, (midi - 69) / 12);
    }
}
