package io.ripieno.music.abc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells which lines are text or drawings to be printed: those from {@code %%begintext} to {@code %%endtext}, and its like. */
final class TextBlocks {
    private static final Pattern BEGIN = Pattern.compile("%%\\s*begin(text|ps|svg|ml)\\b.*");

    private @Nullable String open;
    private int openedAt;

    /** Whether a line belongs to a block, its first and last line included. */
    boolean take(String line, int number) {
        if (open != null) {
            if (line.startsWith(open)) {
                open = null;
            }
            return true;
        }
        Matcher begin = BEGIN.matcher(line);
        if (begin.matches()) {
            open = "%%end" + begin.group(1);
            openedAt = number;
        }
        return open != null;
    }

    /** Number of the line that begins a block which has not ended, 0 if there is none. */
    int unclosed() {
        return open == null ? 0 : openedAt;
    }
}
