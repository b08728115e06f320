package io.ripieno.cli.dataset;

import io.ripieno.music.dmelodies.Melodies;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the number of a melody. */
final class RowConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
        try {
            int row = Integer.parseInt(text);
            if (row >= 0 && row < Melodies.COUNT) {
                return row;
            }
        } catch (NumberFormatException notANumber) {
            throw new TypeConversionException(refusal(text));
        }
        throw new TypeConversionException(refusal(text));
    }

    private static String refusal(String text) {
        return "'%s' is no melody; they are numbered 0 to %d".formatted(text, Melodies.COUNT - 1);
    }
}
