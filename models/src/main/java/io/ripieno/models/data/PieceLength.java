package io.ripieno.models.data;

import io.ripieno.models.data.arrange.ensemble.ArrangeOptions;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A range of lengths in seconds, written {@code 30-90}, or {@code 40} for one length. */
record PieceLength(double from, double to) {
    static final PieceLength DEFAULT =
            new PieceLength(ArrangeOptions.DEFAULT.shortest(), ArrangeOptions.DEFAULT.longest());

    private static final double SHORTEST = 5;
    private static final double LONGEST = 600;

    /** Reads it from a command line. */
    static final class Converter implements ITypeConverter<PieceLength> {
        @Override
        public PieceLength convert(String text) {
            String[] ends = text.split("-", -1);
            try {
                double from = Double.parseDouble(ends[0]);
                double to = ends.length == 1 ? from : Double.parseDouble(ends[1]);
                if (ends.length <= 2 && from >= SHORTEST && from <= to && to <= LONGEST) {
                    return new PieceLength(from, to);
                }
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + text + "' is not a range of seconds such as 30-90.");
            }
            throw new TypeConversionException("'" + text + "' is not a range of seconds from 5 to 600, such as 30-90.");
        }
    }
}
