package io.ripieno.models.network.symbolic.ecmg;

import java.util.Locale;

/** One of the two token streams of a melody; each has a network of its own that predicts its next token. */
public enum TokenStream {
    /** MIDI pitches and rest. */
    PITCH(89, 8),
    /** Note lengths. */
    DURATION(19, 4);

    private final int vocabulary;
    private final int width;

    TokenStream(int vocabulary, int width) {
        this.vocabulary = vocabulary;
        this.width = width;
    }

    /** How many tokens there are. */
    public int vocabulary() {
        return vocabulary;
    }

    /** The size of a token's embedding. */
    int width() {
        return width;
    }

    /** The prefix of what belongs to it in a graph. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    TokenStream other() {
        return this == PITCH ? DURATION : PITCH;
    }
}
