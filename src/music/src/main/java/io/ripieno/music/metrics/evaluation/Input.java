package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.numbers.Numbers;
import io.ripieno.music.score.Score;
import java.io.IOException;

/**
 * Something to be judged or to judge by, loaded each time it is asked for. Only the method of its form is called.
 */
public interface Input {
    /** How messages call it: a path or a URI. */
    String name();

    /** The recording or piece that it belongs to, which pairs references with estimates. */
    String item();

    /** Which one of several in its item: the name of a source. */
    default String part() {
        return item();
    }

    Form form();

    /**
     * @throws IOException if it cannot be read; the message names it
     */
    default Numbers numbers() throws IOException {
        throw new IllegalStateException(name() + " is no array of numbers but " + form());
    }

    /** At its own sample rate. */
    default AudioBuffer sound() throws IOException {
        throw new IllegalStateException(name() + " is no recording but " + form());
    }

    /** As it is played: repeats and jumps are played out. */
    default Score score() throws IOException {
        throw new IllegalStateException(name() + " is no score but " + form());
    }
}
