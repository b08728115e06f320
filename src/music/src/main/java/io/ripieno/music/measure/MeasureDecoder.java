package io.ripieno.music.measure;

import io.ripieno.music.score.Key;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metadata;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Pitch;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.TempoMap;
import io.ripieno.music.score.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns bars of tokens into notes. A token that is no hold ends what sounded and begins what it says; a hold before the
 * first, START, END and OOR are silence.
 */
public final class MeasureDecoder {
    private MeasureDecoder() {}

    /** The notes, in quarter notes from the start of the first bar. */
    public static List<Note> notes(List<TokenBar> bars) {
        List<Note> notes = new ArrayList<>();
        @Nullable Pitch sounding = null;
        int since = 0;
        int end = bars.size() * TickGrid.TICKS;
        for (int tick = 0; tick <= end; tick++) {
            Token token = tick == end
                    ? Token.Special.END
                    : bars.get(tick / TickGrid.TICKS).at(tick % TickGrid.TICKS);
            if (token != Token.Special.HOLD) {
                if (sounding != null) {
                    Rational onset = TickGrid.onset(since);
                    notes.add(Note.of(onset, TickGrid.onset(tick).minus(onset), sounding));
                }
                sounding = token instanceof Token.Sounding note ? note.pitch() : null;
                since = tick;
            }
        }
        return notes;
    }

    /** A score of one part in 4/4 and C major at 120 quarter notes a minute. */
    public static Score score(List<TokenBar> bars, String title) {
        return new Score(
                Metadata.titled(title),
                List.of(Part.of("P1", "Melody", notes(bars))),
                IntStream.range(0, bars.size())
                        .mapToObj(bar -> Measure.of(bar + 1, TickGrid.BAR.times(bar), Metre.FOUR_FOUR))
                        .toList(),
                TempoMap.DEFAULT,
                Timeline.of(Key.C_MAJOR),
                List.of());
    }
}
