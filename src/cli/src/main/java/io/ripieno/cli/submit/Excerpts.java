package io.ripieno.cli.submit;

import io.ripieno.contract.v1.Excerpt;

/** Reads the part of a recording that is wanted: {@code START:DURATION} in seconds; either may be left out. */
final class Excerpts {
    private Excerpts() {}

    static Excerpt parse(String text) throws RefusedException {
        int colon = text.indexOf(':');
        try {
            if (colon >= 0) {
                String start = text.substring(0, colon);
                String duration = text.substring(colon + 1);
                return Excerpt.newBuilder()
                        .setStartSeconds(start.isBlank() ? 0 : Double.parseDouble(start))
                        .setDurationSeconds(duration.isBlank() ? null : Double.valueOf(duration))
                        .build();
            }
        } catch (NumberFormatException notANumber) {
            throw wrong(text);
        }
        throw wrong(text);
    }

    private static RefusedException wrong(String text) {
        return new RefusedException(
                "'%s' is no excerpt; write START:DURATION in seconds, such as 30:10, or 30: to the end"
                        .formatted(text));
    }
}
