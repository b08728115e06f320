package io.ripieno.service.evaluation;

import io.ripieno.music.metrics.evaluation.Form;
import io.ripieno.music.numbers.NumberFormat;
import io.ripieno.service.job.Content;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an input is by its media type, else by the extension of its name. What neither tells is taken for a recording,
 * whose content tells.
 *
 * @param numbers how they are written, if it is numbers
 */
record InputForm(Form form, Optional<NumberFormat> numbers) {
    private static final InputForm SCORE = new InputForm(Form.SCORE, Optional.empty());
    private static final InputForm SOUND = new InputForm(Form.SOUND, Optional.empty());
    private static final Map<String, NumberFormat> NUMBERS = Map.of(
            "application/x-npy", NumberFormat.NPY,
            "application/x-npz", NumberFormat.NPZ,
            "text/csv", NumberFormat.CSV,
            "text/plain", NumberFormat.CSV,
            "text/tab-separated-values", NumberFormat.CSV,
            "application/json", NumberFormat.JSON);
    private static final Set<String> SCORES = Set.of(
            "audio/midi",
            "audio/x-midi",
            "audio/sp-midi",
            "application/vnd.recordare.musicxml+xml",
            "application/vnd.recordare.musicxml",
            "text/vnd.abc");
    private static final Set<String> SCORE_EXTENSIONS = Set.of("mid", "midi", "musicxml", "xml", "mxl", "abc");

    static InputForm of(Content content) {
        String type = content.mediaType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (NUMBERS.containsKey(type)) {
            return new InputForm(Form.NUMBERS, Optional.ofNullable(NUMBERS.get(type)));
        }
        if (SCORES.contains(type)) {
            return SCORE;
        }
        return type.startsWith("audio/") ? SOUND : ofName(content.name());
    }

    private static InputForm ofName(String name) {
        Optional<NumberFormat> numbers = NumberFormat.ofName(name);
        if (numbers.isPresent()) {
            return new InputForm(Form.NUMBERS, numbers);
        }
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return SCORE_EXTENSIONS.contains(extension) ? SCORE : SOUND;
    }
}
