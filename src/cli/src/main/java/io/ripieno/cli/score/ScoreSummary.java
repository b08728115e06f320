package io.ripieno.cli.score;

import io.ripieno.music.pianoroll.NoteList;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Notice;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Pitch;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.Timeline;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a score holds. Times are exact quarter notes such as {@code 7/2}.
 *
 * @param measures as written, repeats not played out
 * @param repeats whether it has repeats or jumps
 * @param quarters length as written
 * @param seconds length as written, at its tempo
 * @param metres with the time from which each holds
 * @param tempos in quarter notes a minute
 * @param chords number of chord symbols
 * @param notices of what was read otherwise than it stands
 * @param notes what sounds, if asked for
 */
record ScoreSummary(
        String file,
        int tune,
        String format,
        String title,
        String composer,
        String lyricist,
        String number,
        Map<String, String> other,
        int measures,
        boolean repeats,
        String quarters,
        double seconds,
        List<Change> metres,
        List<Change> keys,
        List<Change> tempos,
        int chords,
        List<PartSummary> parts,
        List<String> notices,
        @Nullable List<NoteRow> notes) {
    /** From a time on, a value. */
    record Change(String quarter, String value) {}

    /**
     * What a part holds.
     *
     * @param program of General MIDI, from 0; absent if unknown
     * @param notes that sound, ties joined
     * @param lowest absent in a part without pitches
     */
    record PartSummary(
            String id,
            String name,
            @Nullable Integer program,
            int staves,
            int notes,
            @Nullable String lowest,
            @Nullable String highest) {
        static PartSummary of(Part part) {
            List<Pitch> pitches = part.soundingNotes().stream().map(Note::pitch).toList();
            Comparator<Pitch> byHeight = Comparator.comparingInt(Pitch::midi);
            int program = part.instrument().program();
            return new PartSummary(
                    part.id(),
                    part.name(),
                    program < 0 ? null : program,
                    part.staves(),
                    part.sounding().size(),
                    pitches.stream().min(byHeight).map(Pitch::toString).orElse(null),
                    pitches.stream().max(byHeight).map(Pitch::toString).orElse(null));
        }
    }

    /** A note with its times as text. */
    record NoteRow(
            String part,
            String measure,
            String beat,
            String quarter,
            String duration,
            double seconds,
            double lasting,
            String pitch,
            int midi) {
        static NoteRow of(NoteList.Row row) {
            return new NoteRow(
                    row.part(),
                    row.measure(),
                    row.beat().toString(),
                    row.onset().toString(),
                    row.duration().toString(),
                    row.seconds(),
                    row.lasting(),
                    row.pitch(),
                    row.midi());
        }
    }

    static ScoreSummary of(TuneOfFile tune, boolean withNotes) {
        Score score = tune.read().score();
        return new ScoreSummary(
                tune.file().toString(),
                tune.number(),
                tune.format().word(),
                score.metadata().title(),
                score.metadata().composer(),
                score.metadata().lyricist(),
                score.metadata().number(),
                score.metadata().other(),
                score.measures().size(),
                score.isFolded(),
                score.end().toString(),
                score.tempos().seconds(score.end()),
                changes(score.metres()),
                changes(score.keys()),
                changes(score.tempos().quartersPerMinute()),
                score.chords().size(),
                score.parts().stream().map(PartSummary::of).toList(),
                tune.read().notices().stream().map(Notice::toString).toList(),
                withNotes ? NoteList.of(score).rows().stream().map(NoteRow::of).toList() : null);
    }

    int sounding() {
        return parts.stream().mapToInt(PartSummary::notes).sum();
    }

    private static <T> List<Change> changes(Timeline<T> timeline) {
        return timeline.changes().stream()
                .map(change ->
                        new Change(change.onset().toString(), change.value().toString()))
                .toList();
    }
}
