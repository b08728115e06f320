package io.ripieno.music.midi;

/** The bytes end before what is to be read does. */
final class EndOfBytesException extends Exception {
    private static final long serialVersionUID = 1L;

    EndOfBytesException() {
        super("The bytes end here.", null, false, false);
    }
}
