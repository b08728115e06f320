package io.ripieno.models.data.layout;

import io.ripieno.models.data.piece.RenderedPiece;
import java.util.Locale;

/** Names of files. */
final class Names {
    private static final int LONGEST = 40;

    private Names() {}

    /** Number and title, in letters that every file system has. */
    static String piece(int number, RenderedPiece piece) {
        String title = piece.arrangement()
                .origin()
                .title()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String cut = title.length() > LONGEST ? title.substring(0, LONGEST) : title;
        return number(number) + (cut.isEmpty() ? "" : "-" + cut);
    }

    /** Six digits. */
    static String number(int number) {
        return String.format(Locale.ROOT, "%06d", number);
    }
}
