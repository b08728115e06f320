package io.ripieno.music.abc;

import io.ripieno.music.abc.BarDraft.PlacedMark;
import io.ripieno.music.score.Barlines;
import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.Event;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Mark;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.TempoMap;
import io.ripieno.music.score.Timeline;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the score of a tune whose voices have been read. The voices' bars are laid side by side by their number; each
 * measure is as long as the longest of its bars.
 */
final class ScoreAssembler {
    private final AbcTune tune;
    private final AbcFault place;
    private final List<AbcVoice> voices;
    private final List<Measure> measures = new ArrayList<>();

    ScoreAssembler(AbcTune tune, AbcFault place) {
        this.tune = tune;
        this.place = place;
        tune.voices.values().forEach(AbcVoice::endBar);
        List<AbcVoice> sounding = tune.voices.values().stream()
                .filter(voice -> !voice.bars.isEmpty())
                .toList();
        voices = sounding.isEmpty() ? tune.voices.values().stream().limit(1).toList() : sounding;
    }

    Score score() throws ScoreException {
        layOut();
        Notations notations = new Notations();
        List<Part> parts = new ArrayList<>();
        List<ChordSymbol> chords = new ArrayList<>();
        List<Timeline.Change<Rational>> tempos = new ArrayList<>();
        for (AbcVoice voice : voices) {
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < voice.bars.size(); i++) {
                Rational start = measures.get(i).onset();
                BarDraft bar = voice.bars.get(i);
                bar.notes.forEach(note -> events.add(note.event(start, voice.transposition(), notations)));
                bar.chords.forEach(chord -> chords.add(chord.at(start.plus(chord.onset()))));
                bar.tempos.forEach((offset, tempo) -> tempos.add(new Timeline.Change<>(start.plus(offset), tempo)));
            }
            parts.add(new Part(voice.id, voice.name, voice.instrument, voice.transposition(), 1, events));
        }
        if (parts.isEmpty()) {
            parts.add(Part.of(AbcTune.ONLY_VOICE, "", List.of()));
        }
        PartSections.record(tune, measures);
        return new Score(tune.header.metadata(), parts, measures, TempoMap.of(tempos), keys(), chords);
    }

    private Timeline<Key> keys() {
        if (voices.isEmpty()) {
            return Timeline.of(tune.key.key());
        }
        AbcVoice voice = voices.get(0);
        List<Timeline.Change<Key>> changes = new ArrayList<>();
        for (int i = 0; i < voice.bars.size(); i++) {
            Rational start = measures.get(i).onset();
            voice.bars
                    .get(i)
                    .keys
                    .forEach((offset, key) ->
                            changes.add(new Timeline.Change<>(start.plus(offset), key.plus(voice.transposition()))));
        }
        return Timeline.of(voice.firstKey().plus(voice.transposition()), changes);
    }

    private void layOut() throws ScoreException {
        int count = voices.stream().mapToInt(voice -> voice.bars.size()).max().orElse(0);
        List<List<Integer>> endings = Endings.of(voices.isEmpty() ? List.of() : longest().bars);
        int number = 0;
        int uncounted = 0;
        Rational onset = Rational.ZERO;
        for (int i = 0; i < count; i++) {
            BarDraft lead = longest().bars.get(i);
            Rational length = Rational.ZERO;
            for (AbcVoice voice : voices) {
                length = i < voice.bars.size() ? length.max(voice.bars.get(i).length) : length;
            }
            boolean pickup =
                    i == 0 && count > 1 && lead.metre.sign() != Metre.Sign.FREE && length.isBefore(lead.metre.length());
            boolean implicit = pickup || completesBarBefore(length, lead.metre);
            String label = pickup ? "0" : implicit ? "X" + ++uncounted : Integer.toString(++number);
            measures.add(new Measure(label, onset, length, lead.metre, implicit, barlines(lead, endings.get(i))));
            onset = onset.plus(length);
            tune.limits.checkTime(place.place(), onset);
        }
        placeMarks();
    }

    /** Whether a repeat or double bar before this has split a bar, of which this is the rest. */
    private boolean completesBarBefore(Rational length, Metre metre) {
        if (measures.isEmpty() || metre.sign() == Metre.Sign.FREE) {
            return false;
        }
        Measure before = measures.get(measures.size() - 1);
        return !before.implicit()
                && before.metre().equals(metre)
                && before.length().plus(length).equals(metre.length());
    }

    private AbcVoice longest() {
        AbcVoice longest = voices.get(0);
        for (AbcVoice voice : voices) {
            longest = voice.bars.size() > longest.bars.size() ? voice : longest;
        }
        return longest;
    }

    private static Barlines barlines(BarDraft bar, List<Integer> endings) {
        Barlines barlines =
                Barlines.PLAIN.with(bar.style).withEndRepeat(bar.endRepeat).withEndings(endings);
        return bar.startRepeat ? barlines.withStartRepeat() : barlines;
    }

    /**
     * Segno and coda written at the end of a bar belong to the next one; jumps written before any note of the music's last
     * bar line belong to the bar before.
     */
    private void placeMarks() {
        for (AbcVoice voice : voices) {
            for (int i = 0; i < voice.bars.size(); i++) {
                BarDraft bar = voice.bars.get(i);
                for (PlacedMark placed : bar.marks) {
                    boolean atStart = placed.mark() == Mark.SEGNO || placed.mark() == Mark.CODA;
                    boolean next = atStart && placed.offset().equals(bar.length) && i + 1 < measures.size();
                    mark(next ? i + 1 : i, placed.mark());
                }
            }
            for (PlacedMark placed : voice.bar.marks) {
                mark(measures.size() - 1, placed.mark());
            }
        }
    }

    private void mark(int index, Mark mark) {
        if (index >= 0) {
            Measure measure = measures.get(index);
            measures.set(index, measure.with(measure.barlines().with(mark)));
        }
    }
}
