package io.ripieno.cli.score;

import io.ripieno.music.score.ScoreFormat;
import io.ripieno.music.score.Tune;
import java.nio.file.Path;

/**
 * A tune that was read.
 *
 * @param format of its file
 * @param number from 1
 * @param alone whether the file holds no other
 */
record TuneOfFile(Path file, ScoreFormat format, int number, boolean alone, Tune.Read read) {
    /** How messages name it. */
    String name() {
        return alone ? file.toString() : "%s, tune %d".formatted(file, number);
    }

    /** What files made of it are called, without extension. */
    String stem() {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return alone ? stem : "%s-%d".formatted(stem, number);
    }
}
