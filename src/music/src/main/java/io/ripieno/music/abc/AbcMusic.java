package io.ripieno.music.abc;

import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.Grace;
import io.ripieno.music.score.Mark;
import io.ripieno.music.score.Pitch;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.Tuplet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plays the signs of music lines into the voices of a tune. */
final class AbcMusic {
    private static final int MAX_LAYERS = 16;
    private static final int MAX_BROKEN = 6;
    private static final int MAX_KNOWN_SYMBOLS = 100;
    private static final int LOWEST_OCTAVE = -1;
    private static final int HIGHEST_OCTAVE = 9;

    private final AbcTune tune;
    private final AbcFields fields;
    private final BarLines barLines;
    private final Map<String, Optional<ChordSymbol>> symbols = new HashMap<>();
    private int line;
    private @Nullable ChordDraft chord;
    private @Nullable Grace grace;

    AbcMusic(AbcTune tune, AbcFields fields) {
        this.tune = tune;
        this.fields = fields;
        barLines = new BarLines(tune);
    }

    /** Reads one line of music. */
    void line(String text, int number) throws ScoreException {
        line = number;
        AbcLexer lexer = new AbcLexer(text, number);
        for (AbcToken token = lexer.next(); token != null; token = lexer.next()) {
            read(token);
        }
        checkClosed(text.length() + 1);
    }

    private void read(AbcToken token) throws ScoreException {
        if (token instanceof AbcToken.Note note) {
            note(note);
        } else if (token instanceof AbcToken.BarLine bar) {
            checkClosed(bar.column());
            barLines.read(bar, fault(bar));
        } else if (token instanceof AbcToken.Rest rest) {
            rest(rest);
        } else if (token instanceof AbcToken.ChordOpen) {
            chord = new ChordDraft();
        } else if (token instanceof AbcToken.ChordClose close) {
            closeChord(close);
        } else if (token instanceof AbcToken.Tie tie) {
            tie(tie);
        } else if (token instanceof AbcToken.BrokenRhythm broken) {
            breakRhythm(broken);
        } else if (token instanceof AbcToken.Tuplet tuplet) {
            tuplet(tuplet);
        } else if (token instanceof AbcToken.Quoted quoted) {
            quoted(quoted);
        } else {
            readRarer(token);
        }
    }

    private void readRarer(AbcToken token) throws ScoreException {
        if (token instanceof AbcToken.GraceOpen open) {
            if (grace != null) {
                throw fault(open).unreadable("Grace notes are opened inside of grace notes", "close the first with }");
            }
            grace = open.slashed() ? Grace.ACCIACCATURA : Grace.APPOGGIATURA;
        } else if (token instanceof AbcToken.GraceClose) {
            grace = null;
        } else if (token instanceof AbcToken.InlineField field) {
            checkClosed(field.column());
            fields.field(field.letter(), field.value(), fault(field));
        } else if (token instanceof AbcToken.BarRest rest) {
            checkClosed(rest.column());
            barLines.rest(rest.bars(), fault(rest));
        } else if (token instanceof AbcToken.Overlay overlay) {
            overlay(overlay);
        } else if (token instanceof AbcToken.Decoration decoration) {
            decoration(decoration.name());
        } else if (token instanceof AbcToken.Symbol symbol) {
            symbol(symbol);
        } else if (token instanceof AbcToken.Stray stray) {
            tune.notices.add(
                    line,
                    stray.column(),
                    () -> "The character \"" + stray.sign() + "\" means nothing here; passed over");
        }
    }

    private void note(AbcToken.Note note) throws ScoreException {
        AbcVoice voice = tune.voice();
        tune.countEvents(1, fault(note));
        int octave = note.octave() + voice.octaves;
        if (octave < LOWEST_OCTAVE || octave > HIGHEST_OCTAVE) {
            throw fault(note).unreadable("A note lies in octave " + octave, "keep to MIDI's octaves -1 to 9");
        }
        Pitch pitch = voice.pitch(note);
        Rational written = length(note.length(), voice);
        if (grace != null) {
            voice.addGrace(pitch, written, grace);
        } else if (chord != null) {
            chord.add(pitch, written);
        } else {
            voice.add(Collections.singletonList(pitch), written);
            tune.checkTime(fault(note));
        }
    }

    private void rest(AbcToken.Rest rest) throws ScoreException {
        AbcVoice voice = tune.voice();
        tune.countEvents(1, fault(rest));
        if (grace == null && chord == null) {
            voice.add(Collections.singletonList(null), length(rest.length(), voice), rest.visible());
            tune.checkTime(fault(rest));
        }
    }

    private void closeChord(AbcToken.ChordClose close) throws ScoreException {
        ChordDraft closed = chord;
        chord = null;
        if (closed == null || grace != null) {
            return;
        }
        if (closed.isEmpty()) {
            tune.notices.add(line, close.column(), () -> "The chord has no notes; passed over");
            return;
        }
        if (!closed.isEven()) {
            tune.notices.add(
                    line,
                    close.column(),
                    () -> "The notes of the chord differ in length; all are given the first one's");
        }
        AbcVoice voice = tune.voice();
        voice.add(closed.pitches(), closed.length().times(factor(close.length())));
        closed.addTiesTo(voice.layer);
        tune.checkTime(fault(close));
    }

    private void tie(AbcToken.Tie tie) throws ScoreException {
        AbcLayer layer = tune.voice().layer;
        if (chord != null) {
            chord.tieLast();
        } else if (grace == null) {
            layer.open = new ArrayList<>(layer.last);
        }
    }

    private void breakRhythm(AbcToken.BrokenRhythm broken) throws ScoreException {
        AbcVoice voice = tune.voice();
        if (Math.abs(broken.degree()) > MAX_BROKEN) {
            throw fault(broken)
                    .unreadable(
                            "A broken rhythm has " + Math.abs(broken.degree()) + " signs", "write up to " + MAX_BROKEN);
        }
        if (grace != null || chord != null) {
            return;
        }
        if (voice.layer.last.isEmpty()) {
            tune.notices.add(line, broken.column(), () -> "No note stands before the broken rhythm; passed over");
        } else {
            voice.breakRhythm(broken.degree());
            tune.checkTime(fault(broken));
        }
    }

    private void tuplet(AbcToken.Tuplet written) throws ScoreException {
        AbcVoice voice = tune.voice();
        AbcFault fault = fault(written);
        if (written.p() == 1 && written.q() == 0) {
            tune.notices.add(line, written.column(), () -> "A tuplet of 1 changes nothing; passed over");
            return;
        }
        if (voice.layer.left() > 0) {
            tune.notices.add(line, written.column(), () -> "The tuplet before lacks " + voice.layer.left() + " notes");
        }
        Tuplet tuplet = Tuplets.of(written, voice.metre().isCompound(), fault);
        voice.layer.begin(tuplet, Tuplets.notes(written, fault));
    }

    private void quoted(AbcToken.Quoted quoted) throws ScoreException {
        String text = quoted.text();
        if (!text.isEmpty() && "^_<>@".indexOf(text.charAt(0)) < 0) {
            AbcVoice voice = tune.voice();
            Optional<ChordSymbol> symbol = symbol(text);
            if (symbol.isPresent()) {
                tune.countEvents(1, fault(quoted));
                voice.addChord(symbol.get());
            }
        }
    }

    /** The chord of a text; most tunes have few, many times over. */
    private Optional<ChordSymbol> symbol(String text) {
        Optional<ChordSymbol> known = symbols.get(text);
        if (known == null) {
            known = ChordSymbolText.parse(AbcSource.unescape(text));
            if (symbols.size() < MAX_KNOWN_SYMBOLS) {
                symbols.put(text, known);
            }
        }
        return known;
    }

    private void overlay(AbcToken.Overlay overlay) throws ScoreException {
        checkClosed(overlay.column());
        AbcVoice voice = tune.voice();
        if (voice.layer.index + 1 == MAX_LAYERS) {
            throw fault(overlay).unsupported("A bar has over " + MAX_LAYERS + " overlays", "use voices (V:)");
        }
        voice.overlay();
    }

    private void symbol(AbcToken.Symbol symbol) throws ScoreException {
        String name = tune.symbols.get(symbol.sign());
        if (name == null) {
            tune.notices.add(
                    line,
                    symbol.column(),
                    () -> "The letter \"" + symbol.sign() + "\" stands for nothing; passed over");
        } else {
            decoration(name);
        }
    }

    private void decoration(String name) throws ScoreException {
        Mark mark = DecorationNames.mark(name);
        if (mark != null) {
            tune.voice().mark(mark);
        }
    }

    private void checkClosed(int column) throws ScoreException {
        if (chord != null) {
            throw new AbcFault(line, column).unreadable("A chord is not closed", "end it with ]");
        }
        if (grace != null) {
            throw new AbcFault(line, column).unreadable("Grace notes are not closed", "end them with }");
        }
    }

    private AbcFault fault(AbcToken token) {
        return new AbcFault(line, token.column());
    }

    private static Rational length(AbcToken.Length length, AbcVoice voice) {
        return voice.unit.times(factor(length));
    }

    private static Rational factor(AbcToken.Length length) {
        return Rational.of(length.actual(), length.divisor());
    }
}
