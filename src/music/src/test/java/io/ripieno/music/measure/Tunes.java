package io.ripieno.music.measure;

import io.ripieno.music.score.Key;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metadata;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Pitch;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Rest;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.TempoMap;
import io.ripieno.music.score.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Small tunes for tests. */
public final class Tunes {
    private Tunes() {}

    /** Notes in the form {@code onset:duration:pitch}, in quarter notes. */
    public static List<Note> notes(String text) {
        return Stream.of(text.split(" "))
                .map(word -> word.split(":"))
                .map(parts -> Note.of(time(parts[0]), time(parts[1]), Pitch.parse(parts[2])))
                .toList();
    }

    public static Score score(String notes, Measure... measures) {
        return score(notes(notes), List.of(measures));
    }

    /** Bars of 4/4 as many as the notes need. */
    public static Score score(String notes) {
        List<Note> parsed = notes(notes);
        Rational end = parsed.stream().map(Note::end).reduce(Rational.ZERO, Rational::max);
        return score(parsed, bars((int) end.dividedBy(4).ceiling()));
    }

    public static Score score(List<Note> notes, List<Measure> measures) {
        return new Score(
                Metadata.titled("Test"),
                List.of(Part.of("P1", "Melody", notes)),
                measures,
                TempoMap.DEFAULT,
                Timeline.of(Key.C_MAJOR),
                List.of());
    }

    public static List<Measure> bars(int count) {
        return Stream.iterate(0, bar -> bar + 1)
                .limit(count)
                .map(bar -> Measure.of(bar + 1, Rational.of(4L * bar), Metre.FOUR_FOUR))
                .toList();
    }

    /** A melody whose notes begin and end on ticks. */
    public static List<Note> onGrid(Random random, int bars) {
        String[] pitches = {"G3", "B-3", "C4", "C#4", "D-4", "E4", "F#5", "G-5", "C6"};
        List<Note> notes = new ArrayList<>();
        int tick = random.nextInt(5);
        while (tick < bars * TickGrid.TICKS) {
            int end = Math.min(bars * TickGrid.TICKS, tick + 1 + random.nextInt(14));
            Rational onset = TickGrid.onset(tick);
            notes.add(Note.of(
                    onset, TickGrid.onset(end).minus(onset), Pitch.parse(pitches[random.nextInt(pitches.length)])));
            tick = random.nextInt(3) == 0 ? end + random.nextInt(30) : end;
        }
        return notes;
    }

    /** Rests that begin and end on ticks, wherever notes are. */
    public static Rest[] restsOnGrid(Random random, int bars) {
        return random.ints(2L * bars, 0, bars * TickGrid.TICKS)
                .mapToObj(tick -> Rest.of(
                        TickGrid.onset(tick),
                        TickGrid.onset(tick + 1 + random.nextInt(bars * TickGrid.TICKS - tick))
                                .minus(TickGrid.onset(tick))))
                .toArray(Rest[]::new);
    }

    private static Rational time(String text) {
        String[] parts = text.split("/");
        return parts.length == 1
                ? Rational.of(Long.parseLong(parts[0]))
                : Rational.of(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }
}
