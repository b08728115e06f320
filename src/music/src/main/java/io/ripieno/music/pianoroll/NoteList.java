package io.ripieno.music.pianoroll;

import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.TempoClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The sounding notes of a score in the order of time, ties joined, without grace notes.
 *
 * @param rows sorted by onset, then from low to high
 */
public record NoteList(List<Row> rows) {
    public NoteList {
        rows = List.copyOf(rows);
    }

    /**
     * One note.
     *
     * @param part its part's id
     * @param measure the label of the measure in which it begins
     * @param beat from 1, in quarter notes
     * @param onset quarter notes from the start
     * @param duration quarter notes
     * @param seconds where it begins
     * @param lasting seconds
     * @param pitch as spelled
     */
    public record Row(
            String part,
            String measure,
            Rational beat,
            Rational onset,
            Rational duration,
            double seconds,
            double lasting,
            String pitch,
            int midi) {}

    public static NoteList of(Score score) {
        List<Row> rows = new ArrayList<>();
        TempoClock clock = new TempoClock(score.tempos());
        for (Part part : score.parts()) {
            for (Note note : part.soundingNotes()) {
                Measure measure = score.measures().get(score.measureAt(note.onset()));
                double seconds = clock.seconds(note.onset());
                rows.add(new Row(
                        part.id(),
                        measure.label(),
                        note.onset().minus(measure.onset()).plus(Rational.ONE),
                        note.onset(),
                        note.duration(),
                        seconds,
                        clock.seconds(note.end()) - seconds,
                        note.pitch().toString(),
                        note.midi()));
            }
        }
        rows.sort(Comparator.comparing(Row::onset).thenComparing(Row::midi));
        return new NoteList(rows);
    }
}
