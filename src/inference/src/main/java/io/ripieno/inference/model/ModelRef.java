package io.ripieno.inference.model;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A model as somebody asks for it: by name, with a version or whatever is the highest. Written {@code name} or
 * {@code name@version}.
 *
 * @param name of the model, lower case letters, digits and hyphens
 * @param version at least 1, or empty for the highest
 */
public record ModelRef(String name, OptionalInt version) {
    static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public ModelRef {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The model's name (" + name
                    + ") must be of lower case letters, digits and single hyphens, as in instrument-tagger.");
        }
        if (version.isPresent() && version.getAsInt() < 1) {
            throw new IllegalArgumentException("The version of " + name + " (" + version.getAsInt()
                    + ") must be at least 1. Leave it out to use the highest.");
        }
    }

    public static ModelRef latest(String name) {
        return new ModelRef(name, OptionalInt.empty());
    }

    public static ModelRef of(String name, int version) {
        return new ModelRef(name, OptionalInt.of(version));
    }

    /** Reads {@code name} or {@code name@version}. */
    public static ModelRef parse(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            return latest(text);
        }
        try {
            return of(text.substring(0, at), Integer.parseInt(text.substring(at + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The model " + text + " must be written name or name@version, with a whole number as the version.",
                    e);
        }
    }

    @Override
    public String toString() {
        return version.isPresent() ? name + "@" + version.getAsInt() : name;
    }
}
