package io.ripieno.music.metrics.evaluation;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Constants as words: {@code BY_NAME} is {@code by-name}. */
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> List<String> of(Class<E> kind) {
        return Arrays.stream(kind.getEnumConstants()).map(Words::of).toList();
    }

    /** The constant of a word that is known to be one. */
    static <E extends Enum<E>> E constant(Class<E> kind, String word) {
        return Enum.valueOf(kind, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static String either(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(Words::of).sorted().collect(Collectors.joining(" or "));
    }
}
