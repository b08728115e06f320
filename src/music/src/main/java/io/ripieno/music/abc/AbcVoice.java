package io.ripieno.music.abc;

import io.ripieno.music.abc.BarDraft.PlacedMark;
import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.Grace;
import io.ripieno.music.score.Instrument;
import io.ripieno.music.score.Interval;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Mark;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Pitch;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Step;
import io.ripieno.music.score.Tuplet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One voice while it is read: what holds in it (key, metre, unit length), its bars so far and the bar at hand. */
final class AbcVoice {
    final String id;
    String name = "";
    Instrument instrument = Instrument.UNKNOWN;

    /** Semitones that {@code transpose=} adds. */
    int transpose;

    /** Semitones that the small 8 at the clef adds. */
    int clefTranspose;

    int octaves;
    Rational unit;
    AccidentalScope scope = AccidentalScope.PITCH;
    int startTimes;
    final List<BarDraft> bars = new ArrayList<>();
    BarDraft bar;
    AbcLayer layer = new AbcLayer(0);

    private AbcKey key;
    private Key firstKey;
    private Metre metre;
    private final List<AbcLayer> layers = new ArrayList<>(List.of(layer));

    AbcVoice(String id, AbcKey key, Metre metre, Rational unit) {
        this.id = id;
        this.key = key;
        firstKey = key.key();
        this.metre = metre;
        this.unit = unit;
        bar = new BarDraft(metre);
    }

    /** Sets what holds at the start; nothing of the music may have been read. */
    void begin(AbcKey key, Metre metre, Rational unit) {
        this.key = key;
        firstKey = key.key();
        this.metre = metre;
        this.unit = unit;
        bar.metre = metre;
    }

    /** From what is written to what sounds. */
    Interval transposition() {
        return Interval.ofSemitones(transpose + clefTranspose);
    }

    /** The key at the very start. */
    Key firstKey() {
        return firstKey;
    }

    Metre metre() {
        return metre;
    }

    AbcKey key() {
        return key;
    }

    /** Holds from here on. */
    void change(AbcKey key) {
        this.key = key;
        layer.forgetAccidentals();
        bar.keys.put(layer.offset, key.key());
    }

    /** Holds from this bar on, or from the next one if this has begun. */
    void change(Metre metre) {
        this.metre = metre;
        if (bar.isEmpty()) {
            bar.metre = metre;
        }
    }

    /** The pitch of a note under the accidentals of key, bar and tie. */
    Pitch pitch(AbcToken.Note note) {
        Step step = Step.valueOf(String.valueOf(note.letter()));
        int octave = note.octave() + octaves;
        int alter = note.accidental().alter();
        if (note.accidental() == AbcToken.Accidental.NONE) {
            NoteDraft held = layer.openAt(step, octave);
            Integer inBar = layer.remembered(step, octave, scope);
            alter = held != null && held.pitch != null ? held.pitch.alter() : inBar != null ? inBar : key.alter(step);
        } else {
            layer.remember(step, octave, alter, scope);
        }
        return new Pitch(step, alter, octave);
    }

    /** Adds what sounds together, or a rest, and moves on by its duration. */
    void add(List<@Nullable Pitch> pitches, Rational written) {
        add(pitches, written, true);
    }

    /** @param visible whether it is an event rather than time that passes */
    void add(List<@Nullable Pitch> pitches, Rational written, boolean visible) {
        Tuplet tuplet = layer.tuplet();
        Rational length = written.times(layer.nextFactor);
        layer.nextFactor = Rational.ONE;
        List<NoteDraft> group = new ArrayList<>();
        for (@Nullable Pitch pitch : pitches) {
            group.add(new NoteDraft(pitch, Grace.NONE, layer.index, tuplet, layer.offset, length));
        }
        if (visible) {
            bar.notes.addAll(group);
        }
        layer.tie(group);
        layer.last = group;
        layer.count();
        moveTo(layer.offset.plus(group.get(0).duration()));
    }

    void addGrace(Pitch pitch, Rational written, Grace grace) {
        bar.notes.add(new NoteDraft(pitch, grace, layer.index, null, layer.offset, written));
    }

    /** Makes the last note as much longer or shorter as broken rhythm says, and the next one the reverse. */
    void breakRhythm(int degree) {
        Rational small = Rational.of(1, 1L << Math.abs(degree));
        Rational large = Rational.of(2).minus(small);
        Rational factor = degree > 0 ? large : small;
        NoteDraft first = layer.last.get(0);
        for (NoteDraft draft : layer.last) {
            draft.written = draft.written.times(factor);
        }
        bar.length = Rational.ZERO;
        moveTo(first.offset.plus(first.duration()));
        layers.forEach(other -> bar.length = bar.length.max(other.offset));
        layer.nextFactor = degree > 0 ? small : large;
    }

    /** Goes back to the start of the bar, on another line. */
    void overlay() {
        int next = layer.index + 1;
        if (next == layers.size()) {
            layers.add(new AbcLayer(next));
        }
        layer = layers.get(next);
    }

    void addChord(ChordSymbol chord) {
        bar.chords.add(chord.at(layer.offset));
    }

    void addTempo(Rational quartersPerMinute) {
        bar.tempos.put(layer.offset, quartersPerMinute);
    }

    void mark(Mark mark) {
        bar.marks.add(new PlacedMark(mark, layer.offset));
    }

    /** Ends the bar at hand and begins the next; an empty one is gone on with. */
    void endBar() {
        layers.forEach(AbcLayer::startBar);
        layer = layers.get(0);
        if (!bar.isEmpty()) {
            bars.add(bar);
            bar = new BarDraft(metre);
        }
    }

    /** The bar that ended last, or null. */
    @Nullable
    BarDraft previous() {
        return bars.isEmpty() ? null : bars.get(bars.size() - 1);
    }

    private void moveTo(Rational offset) {
        layer.offset = offset;
        bar.length = bar.length.max(offset);
    }
}
