package io.ripieno.music.measure;

import io.ripieno.music.score.Pitch;

/** What stands at a tick. */
public sealed interface Token {
    /** As vocabularies name it; no two tokens share a name. */
    String label();

    /**
     * Whether a note begins here, its pitch known or not: everything but rest, hold, start and end.
     */
    default boolean isOnset() {
        return this instanceof Sounding || this == Special.OUT_OF_RANGE;
    }

    /** A note of this spelling begins. */
    record Sounding(Pitch pitch) implements Token {
        @Override
        public String label() {
            return pitch.toString();
        }
    }

    /** Tokens without a pitch. */
    enum Special implements Token {
        /** What began before goes on. */
        HOLD("__"),
        /** A rest begins. */
        REST("rest"),
        /** Before the first bar. */
        START("START"),
        /** After the last bar. */
        END("END"),
        /** A note begins whose pitch the vocabulary lacks. */
        OUT_OF_RANGE("OOR");

        private final String text;

        Special(String text) {
            this.text = text;
        }

        @Override
        public String label() {
            return text;
        }
    }

    /**
     * The token of a name.
     *
     * @throws IllegalArgumentException if it names neither a special token nor a pitch
     */
    static Token named(String name) {
        for (Special special : Special.values()) {
            if (special.text.equals(name)) {
                return special;
            }
        }
        return new Sounding(Pitch.parse(name));
    }
}
