package io.ripieno.models.data.arrange.tune;

import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.Score;

/** A chord symbol that names no notes, with its bar. */
public final class UnknownChordException extends Exception {
    private static final long serialVersionUID = 1L;

    UnknownChordException(String tune, Score score, ChordSymbol symbol) {
        super("The chord symbol \"%s\" (%s) in bar %s of %s names no notes to play. Write another, or let such tunes be"
                        .formatted(
                                symbol.label(),
                                symbol.kind().musicXml(),
                                score.measures()
                                        .get(score.measureAt(symbol.onset()))
                                        .label(),
                                tune)
                + " harmonised anew.");
    }
}
