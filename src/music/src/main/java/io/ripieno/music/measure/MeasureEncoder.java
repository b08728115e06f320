package io.ripieno.music.measure;

import io.ripieno.music.measure.MeasureSettings.OutOfRange;
import io.ripieno.music.measure.MeasureSettings.Rests;
import io.ripieno.music.measure.NotEncodableException.Reason;
import io.ripieno.music.score.LeadSheet;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.NotALeadSheetException;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Turns a monophonic score into bars of tokens. A note's token stands at the tick where it begins, holds follow. Rests
 * are tokens where they are written, and where nothing is written they begin anew in each bar; see {@link
 * MeasureSettings.Rests}. A pickup is filled up with rest from the left, the last bar from the right.
 */
public final class MeasureEncoder {
    private final MeasureSettings settings;

    public MeasureEncoder(MeasureSettings settings) {
        this.settings = settings;
    }

    /**
     * Encodes a score whose repeats are played out.
     *
     * @throws NotEncodableException if the grid cannot hold it, with the reason and the place
     */
    public TokenTune encode(Score score) throws NotEncodableException {
        requireMetre(score);
        if (score.isFolded()) {
            throw new NotEncodableException(
                    Reason.FOLDED, null, "the score has repeats or jumps that are not played out; unfold it first");
        }
        List<Note> melody = melody(score);
        Rational shift = lead(score);
        int end =
                Math.max(bars(score.end().plus(shift)), bars(last(melody).end().plus(shift)));
        List<Token> ticks = new ArrayList<>(Collections.nCopies(end * TickGrid.TICKS, Token.Special.HOLD));
        WrittenRests rests =
                settings.rests() == Rests.AS_WRITTEN ? WrittenRests.of(score, melody, shift) : new WrittenRests();
        int silentFrom = 0;
        for (Note note : melody) {
            int onset = tick(score, note.onset(), shift, note.pitch() + " begins");
            rests.fill(ticks, silentFrom, onset);
            ticks.set(onset, token(score, note));
            silentFrom = tick(score, note.end(), shift, note.pitch() + " ends");
        }
        rests.fill(ticks, silentFrom, ticks.size());
        List<TokenBar> bars = new ArrayList<>(end);
        for (int bar = 0; bar < end; bar++) {
            bars.add(new TokenBar(ticks.subList(bar * TickGrid.TICKS, (bar + 1) * TickGrid.TICKS)));
        }
        return new TokenTune(bars);
    }

    private void requireMetre(Score score) throws NotEncodableException {
        for (Measure measure : score.measures()) {
            Metre metre = measure.metre();
            boolean wanted = metre.sign() != Metre.Sign.FREE
                    && (metre.beats() == 4 && metre.unit() == 4
                            || settings.halfBars() && metre.beats() == 2 && metre.unit() == 2)
                    && metre.length().equals(score.measures().get(0).metre().length());
            if (!wanted) {
                throw new NotEncodableException(
                        Reason.METRE,
                        measure.onset(),
                        "measure %s is in %s; only tunes in %s throughout are taken"
                                .formatted(measure.label(), metre, settings.halfBars() ? "4/4 or 2/2" : "4/4"));
            }
        }
    }

    private List<Note> melody(Score score) throws NotEncodableException {
        List<Note> melody;
        try {
            melody = LeadSheet.melodyOf(score);
        } catch (NotALeadSheetException e) {
            throw new NotEncodableException(
                    switch (e.reason()) {
                        case NO_NOTES, NO_CHORDS -> Reason.NO_NOTES;
                        case SEVERAL_PARTS -> Reason.SEVERAL_PARTS;
                        case POLYPHONIC -> Reason.POLYPHONIC;
                    },
                    null,
                    String.valueOf(e.getMessage()));
        }
        if (melody.size() > settings.mostNotes()) {
            throw new NotEncodableException(
                    Reason.TOO_LONG,
                    null,
                    "the tune has %d notes and %d are allowed; cut it or raise the limit"
                            .formatted(melody.size(), settings.mostNotes()));
        }
        return melody;
    }

    /**
     * The quarter notes of rest that are put before a score: what its first measure lacks of a bar, unless it and the
     * second are the two parts of one.
     */
    public static Rational lead(Score score) {
        List<Measure> measures = score.measures();
        if (measures.isEmpty()) {
            return Rational.ZERO;
        }
        Rational first = measures.get(0).length();
        boolean halves =
                measures.size() > 1 && first.plus(measures.get(1).length()).equals(TickGrid.BAR);
        return halves ? Rational.ZERO : TickGrid.BAR.minus(first).max(Rational.ZERO);
    }

    private static int bars(Rational end) {
        return Math.toIntExact(end.dividedBy(TickGrid.BAR).ceiling());
    }

    private static Note last(List<Note> melody) {
        return melody.get(melody.size() - 1);
    }

    /** The tick of a time in a score that is moved by a shift. */
    static int tick(Score score, Rational time, Rational shift, String what) throws NotEncodableException {
        int tick = TickGrid.tickAt(time.plus(shift));
        if (tick == TickGrid.OFF_GRID) {
            throw new NotEncodableException(
                    Reason.OFF_GRID,
                    time,
                    "%s at quarter %s, in measure %s, between two ticks; only sixteenths and triplets of eighths fall on the grid"
                            .formatted(what, time, label(score, time)));
        }
        return tick;
    }

    private Token token(Score score, Note note) throws NotEncodableException {
        if (settings.inRange(note.midi())) {
            return new Token.Sounding(note.pitch());
        }
        if (settings.outOfRange() == OutOfRange.MARK) {
            return Token.Special.OUT_OF_RANGE;
        }
        throw new NotEncodableException(
                Reason.OUT_OF_RANGE,
                note.onset(),
                "%s (MIDI %d) in measure %s is beyond MIDI %d to %d; transpose the tune"
                        .formatted(
                                note.pitch(),
                                note.midi(),
                                label(score, note.onset()),
                                settings.lowest(),
                                settings.highest()));
    }

    private static String label(Score score, Rational time) {
        return score.measures().get(score.measureAt(time)).label();
    }
}
