package io.ripieno.models.data.soundfont;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What the command line says of a preset: {@code NAME:PROGRAM[:held|:ringing|:kit]=DIR}. */
record PresetOption(String name, int program, Kind kind, Path folder) {
    /** What it is made into. */
    enum Kind {
        HELD,
        RINGING,
        KIT,
        BY_SOUND
    }

    /** Reads the option. */
    static final class Converter implements ITypeConverter<PresetOption> {
        private static final Pattern FORM = Pattern.compile("([^:=]+):(\\d{1,3})(?::(held|ringing|kit))?=(.+)");

        @Override
        public PresetOption convert(String value) {
            Matcher form = FORM.matcher(value);
            if (!form.matches() || Integer.parseInt(form.group(2)) > 127) {
                throw new TypeConversionException(
                        "'" + value
                                + "' is not NAME:PROGRAM[:held|:ringing|:kit]=DIR with a program of 0 to 127, such as violin:40=DIR");
            }
            Kind kind = form.group(3) == null
                    ? Kind.BY_SOUND
                    : Kind.valueOf(form.group(3).toUpperCase(java.util.Locale.ROOT));
            return new PresetOption(form.group(1), Integer.parseInt(form.group(2)), kind, Path.of(form.group(4)));
        }
    }
}
