package io.ripieno.music.measure;

import io.ripieno.music.score.Note;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;

/** The shifts by which a tune can be moved without leaving a range. */
public final class Transpositions {
    private Transpositions() {}

    /**
     * All semitone shifts, from the lowest, that keep every note within the range; 0 among them if the tune lies within.
     *
     * @param melody at least one note
     */
    public static List<Integer> within(List<Note> melody, MeasureSettings settings) {
        if (melody.isEmpty()) {
            throw new IllegalArgumentException("a melody of no notes; it has no range");
        }
        IntSummaryStatistics midi = melody.stream().mapToInt(Note::midi).summaryStatistics();
        return IntStream.rangeClosed(settings.lowest() - midi.getMin(), settings.highest() - midi.getMax())
                .boxed()
                .toList();
    }
}
