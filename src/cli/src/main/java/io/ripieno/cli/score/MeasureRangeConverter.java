package io.ripieno.cli.score;

import io.ripieno.music.pianoroll.MeasureRange;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 5} or {@code 5-8}. */
final class MeasureRangeConverter implements ITypeConverter<MeasureRange> {
    private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,5})(?:-([1-9]\\d{0,5}))?");

    @Override
    public MeasureRange convert(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            int first = Integer.parseInt(matcher.group(1));
            int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
            if (first <= last) {
                return new MeasureRange(first, last);
            }
        }
        throw new TypeConversionException("'%s' is not a measure or a range of them, such as 5 or 5-8".formatted(text));
    }
}
