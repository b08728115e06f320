package io.ripieno.music.numbers;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Kinds of files that hold numbers. */
public enum NumberFormat {
    /** One NumPy array. */
    NPY("npy"),
    /** NumPy arrays by name. */
    NPZ("npz"),
    /** Lines of numbers with commas, semicolons, tabs or spaces between them. */
    CSV("csv", "tsv", "txt", "lab"),
    /** Lists within lists, or an object that holds such by name. */
    JSON("json");

    private final List<String> extensions;

    NumberFormat(String... extensions) {
        this.extensions = List.of(extensions);
    }

    /** The format that the extension of a file name tells, if any. */
    public static Optional<NumberFormat> ofName(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(format -> format.extensions.contains(extension))
                .findFirst();
    }

    /** All extensions, without dots. */
    public static List<String> extensions() {
        return Stream.of(values()).flatMap(format -> format.extensions.stream()).toList();
    }
}
