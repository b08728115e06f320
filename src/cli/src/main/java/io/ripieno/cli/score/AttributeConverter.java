package io.ripieno.cli.score;

import io.ripieno.music.attribute.Attribute;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an attribute's name. */
final class AttributeConverter implements ITypeConverter<Attribute> {
    private static final List<String> WORDS =
            Stream.of(Attribute.values()).map(Attribute::word).toList();

    /** All names. */
    static final class Words implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return WORDS.iterator();
        }
    }

    @Override
    public Attribute convert(String text) {
        return Stream.of(Attribute.values())
                .filter(attribute -> attribute.word().equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "'%s' is no attribute; there are %s".formatted(text, String.join(", ", WORDS))));
    }
}
