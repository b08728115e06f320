package io.ripieno.music.numbers;

import java.io.IOException;

/** A file of numbers that cannot be read: the message names the file, the place and its value, and says what to do. */
public class NumbersException extends IOException {
    private static final long serialVersionUID = 1L;

    public NumbersException(String message) {
        super(message);
    }

    public NumbersException(String message, Throwable cause) {
        super(message, cause);
    }
}
