package io.ripieno.music.measure;

import io.ripieno.music.score.Event;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metadata;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Rest;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.TempoMap;
import io.ripieno.music.score.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Turns bars of tokens into notes and rests. A token that is no hold ends what was and begins what it says; a hold before
 * the first, START, END and OOR are rests.
 */
public final class MeasureDecoder {
    private MeasureDecoder() {}

    /** The notes, in quarter notes from the start of the first bar. */
    public static List<Note> notes(List<TokenBar> bars) {
        return events(bars).stream()
                .filter(Note.class::isInstance)
                .map(Note.class::cast)
                .toList();
    }

    /** The notes and rests, one after another. */
    public static List<Event> events(List<TokenBar> bars) {
        List<Event> events = new ArrayList<>();
        int end = bars.size() * TickGrid.TICKS;
        for (int since = 0, next; since < end; since = next) {
            Token token = at(bars, since);
            next = since + 1;
            while (next < end && at(bars, next) == Token.Special.HOLD) {
                next++;
            }
            Rational onset = TickGrid.onset(since);
            Rational duration = TickGrid.onset(next).minus(onset);
            events.add(
                    token instanceof Token.Sounding note
                            ? Note.of(onset, duration, note.pitch())
                            : Rest.of(onset, duration));
        }
        return events;
    }

    private static Token at(List<TokenBar> bars, int tick) {
        return bars.get(tick / TickGrid.TICKS).at(tick % TickGrid.TICKS);
    }

    /** A score of one part in 4/4 and C major at 120 quarter notes a minute. */
    public static Score score(List<TokenBar> bars, String title) {
        return new Score(
                Metadata.titled(title),
                List.of(Part.of("P1", "Melody", events(bars))),
                IntStream.range(0, bars.size())
                        .mapToObj(bar -> Measure.of(bar + 1, TickGrid.BAR.times(bar), Metre.FOUR_FOUR))
                        .toList(),
                TempoMap.DEFAULT,
                Timeline.of(Key.C_MAJOR),
                List.of());
    }
}
