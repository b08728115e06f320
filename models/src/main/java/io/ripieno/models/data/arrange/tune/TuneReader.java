package io.ripieno.models.data.arrange.tune;

import io.ripieno.models.data.arrange.Chord;
import io.ripieno.models.data.arrange.Origin;
import io.ripieno.models.data.arrange.Pulse;
import io.ripieno.music.corpus.Fingerprint;
import io.ripieno.music.formats.AsPlayed;
import io.ripieno.music.score.ChordKind;
import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.LeadSheet;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.NotALeadSheetException;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.TempoMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a tune of a score: repeats are played out, the metre of most bars is kept throughout, bars of other lengths are
 * filled up with silence, and parts of bars that repeats have split are put together again.
 */
public final class TuneReader {
    private TuneReader() {}

    /**
     * @param id names it in its collection
     * @param unknown what to do where a chord symbol names no notes
     * @throws UnknownChordException if that is to refuse a tune that is refused for nothing else
     * @throws NotALeadSheetException if there is not exactly one part with notes; chords of several notes are allowed
     *     only where there are chord symbols, and then the top line is the melody
     * @throws ScoreException if repeats and jumps cannot be played out
     */
    public static SourceTune read(String id, Score written, UnknownChords unknown)
            throws NotALeadSheetException, ScoreException, UnknownChordException {
        Score score = AsPlayed.of(written, ScoreLimits.DEFAULT);
        List<Note> melody = score.chords().isEmpty()
                ? LeadSheet.melodyOf(score)
                : LeadSheet.topLineOf(score).melody();
        if (unknown == UnknownChords.REFUSE) {
            requireKnownChords(id, written);
        }
        Metre metre = usualMetre(score.measures());
        Pulse pulse = Pulse.of(metre);
        double[] places = places(score.measures(), pulse.bar());
        List<MelodyNote> notes = new ArrayList<>();
        double end = 0;
        for (Note note : melody) {
            double from = place(score, places, note.onset());
            end = Math.max(end, from + note.duration().toDouble());
            notes.add(new MelodyNote(from, note.duration().toDouble(), note.midi()));
        }
        int bars = Math.max(1, (int) Math.ceil(end / pulse.bar() - 1e-6));
        Origin origin = new Origin(id, score.metadata().title(), Fingerprint.of(written));
        return new SourceTune(
                origin,
                score.keys().first().simplified(),
                metre,
                bars,
                notes,
                unknownChord(written).isEmpty() ? chords(score, places, bars * pulse.bar()) : List.of(),
                score.tempos().equals(TempoMap.DEFAULT)
                        ? 0
                        : score.tempos().at(Rational.ZERO).toDouble());
    }

    private static Metre usualMetre(List<Measure> measures) {
        Map<Metre, Integer> counts = new LinkedHashMap<>();
        measures.forEach(measure -> counts.merge(measure.metre(), 1, Integer::sum));
        Metre most = Metre.FOUR_FOUR;
        for (Map.Entry<Metre, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > counts.getOrDefault(most, 0)) {
                most = entry.getKey();
            }
        }
        return most;
    }

    /** Where each measure begins among full bars; a pickup begins before 0. */
    private static double[] places(List<Measure> measures, double bar) {
        double[] places = new double[measures.size()];
        double at = 0;
        for (int i = 0; i < places.length; i++) {
            double length = measures.get(i).length().toDouble();
            boolean isShort = length < bar - 1e-6;
            if (i == 0 && isShort && measures.size() > 1) {
                places[0] = -length;
                continue;
            }
            double used = at - bar * Math.floor(at / bar + 1e-6);
            if (used > 1e-6 && (!isShort || used + length > bar + 1e-6)) {
                at += bar - used;
            }
            places[i] = at;
            at += length;
        }
        return places;
    }

    private static double place(Score score, double[] places, Rational onset) {
        int measure = score.measureAt(onset);
        return places[measure]
                + onset.minus(score.measures().get(measure).onset()).toDouble();
    }

    /** @throws UnknownChordException if a chord symbol names no notes */
    static void requireKnownChords(String id, Score score) throws UnknownChordException {
        Optional<ChordSymbol> unknown = unknownChord(score);
        if (unknown.isPresent()) {
            throw new UnknownChordException(id, score, unknown.get());
        }
    }

    private static Optional<ChordSymbol> unknownChord(Score score) {
        return score.chords().stream()
                .filter(symbol -> symbol.kind() != ChordKind.NONE && ChordSymbols.chord(symbol) == null)
                .findFirst();
    }

    /** The first one begins with the tune. A tune in which none ever sounds has none. */
    private static List<TuneChord> chords(Score score, double[] places, double end) {
        List<TuneChord> chords = new ArrayList<>();
        if (score.chords().isEmpty()) {
            return chords;
        }
        Chord sounding = ChordSymbols.chord(score.chords().get(0));
        double since = 0;
        for (ChordSymbol symbol : score.chords()) {
            double at = Math.max(0, place(score, places, symbol.onset()));
            if (at >= end) {
                break;
            }
            close(chords, since, at, sounding);
            since = at;
            sounding = ChordSymbols.chord(symbol);
        }
        close(chords, since, end, sounding);
        return chords.stream().allMatch(each -> each.chord() == null) ? List.of() : chords;
    }

    private static void close(List<TuneChord> chords, double from, double to, @Nullable Chord chord) {
        if (to > from + 1e-6) {
            chords.add(new TuneChord(from, to, chord));
        }
    }
}
