package io.ripieno.cli.tag;

import io.ripieno.inference.model.ModelRef;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code NAME} or {@code NAME@VERSION}, the latter also with a colon. */
public final class ModelRefConverter implements ITypeConverter<ModelRef> {
    @Override
    public ModelRef convert(String text) {
        try {
            return ModelRef.parse(text.replace(':', '@'));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(
                    "'%s' is not a model; write NAME or NAME@VERSION, such as instrument-tagger@1".formatted(text));
        }
    }
}
