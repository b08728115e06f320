package io.ripieno.cli.evaluate;

import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.decode.AudioDecoder;
import io.ripieno.music.formats.AnyScoreReader;
import io.ripieno.music.formats.AsPlayed;
import io.ripieno.music.metrics.evaluation.Form;
import io.ripieno.music.metrics.evaluation.Input;
import io.ripieno.music.numbers.NumberFiles;
import io.ripieno.music.numbers.NumberFormat;
import io.ripieno.music.numbers.Numbers;
import io.ripieno.music.numbers.NumbersException;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreSource;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file as an input. Arrays are read once and kept. */
final class FileInput implements Input {
    private final AudioDecoder decoder;
    private final Path file;
    private final String array;
    private final String role;
    private final Form form;
    private final String item;
    private final String part;
    private @Nullable Numbers numbers;

    /**
     * @param array of several in the file; empty for the only one, or the one called as the role
     * @param item that it belongs to
     * @param part of the item
     */
    FileInput(AudioDecoder decoder, Path file, String array, String role, Form form, String item, String part) {
        this.decoder = decoder;
        this.file = file;
        this.array = array;
        this.role = role;
        this.form = form;
        this.item = item;
        this.part = part;
    }

    @Override
    public String name() {
        return array.isEmpty() ? file.toString() : file + "#" + array;
    }

    @Override
    public String item() {
        return item;
    }

    @Override
    public String part() {
        return part;
    }

    @Override
    public Form form() {
        return form;
    }

    @Override
    public Numbers numbers() throws IOException {
        if (numbers == null) {
            NumberFormat format = NumberFormat.ofName(file.toString())
                    .orElseThrow(
                            () -> new NumbersException("%s is no array that is read; give a file that ends in one of %s"
                                    .formatted(file, NumberFormat.extensions())));
            numbers = NumberFiles.DEFAULT.read(file, format, file.toString(), array, role);
        }
        return numbers;
    }

    @Override
    public AudioBuffer sound() throws IOException {
        try (DecodedStream stream = decoder.open(file, Excerpt.WHOLE)) {
            return AudioBuffer.readAll(stream);
        }
    }

    @Override
    public Score score() throws IOException {
        try {
            Score score = new AnyScoreReader()
                    .read(ScoreSource.of(file, ScoreLimits.DEFAULT), ScoreLimits.DEFAULT)
                    .score();
            return AsPlayed.of(score, ScoreLimits.DEFAULT);
        } catch (ScoreException e) {
            String message = String.valueOf(e.getMessage());
            throw message.contains(file.toString()) ? e : new IOException(file + ": " + message, e);
        }
    }
}
