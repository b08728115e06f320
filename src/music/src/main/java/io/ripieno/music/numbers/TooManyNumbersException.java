package io.ripieno.music.numbers;

/** A file holds more numbers than may be in memory. */
public final class TooManyNumbersException extends NumbersException {
    private static final long serialVersionUID = 1L;

    TooManyNumbersException(String name, int most) {
        super("%s holds more than %d numbers once its rows are filled up; give it in parts".formatted(name, most));
    }
}
