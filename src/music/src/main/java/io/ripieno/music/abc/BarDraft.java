package io.ripieno.music.abc;

import io.ripieno.music.score.Barlines;
import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Mark;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A bar of one voice while it is read; times count from its beginning. */
final class BarDraft {
    /** A segno or jump with the time in the bar at which it is written. */
    record PlacedMark(Mark mark, Rational offset) {}

    final List<NoteDraft> notes = new ArrayList<>();
    final List<ChordSymbol> chords = new ArrayList<>();
    final TreeMap<Rational, Key> keys = new TreeMap<>();
    final TreeMap<Rational, Rational> tempos = new TreeMap<>();
    final List<PlacedMark> marks = new ArrayList<>();
    Metre metre;
    boolean startRepeat;
    int endRepeat;
    List<Integer> endings = List.of();
    Barlines.Style style = Barlines.Style.REGULAR;
    Rational length = Rational.ZERO;

    BarDraft(Metre metre) {
        this.metre = metre;
    }

    boolean isEmpty() {
        return length.isZero();
    }
}
