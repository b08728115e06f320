package io.ripieno.service.log;

import io.ripieno.service.job.Code;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines such as {@code RIP-401 A recording was tagged. jobId=a1 task=tagging}. Values that come from outside are
 * made fit for one line; payloads are never given.
 */
public final class Log {
    private static final int LONGEST = 1600;

    private final Logger logger;

    private Log(Logger logger) {
        this.logger = logger;
    }

    public static Log of(Class<?> owner) {
        return new Log(Logger.getLogger(owner));
    }

    /**
     * Tells something that is as it should be.
     *
     * @param pairs names and values in turn
     */
    public void info(Code code, String sentence, @Nullable Object... pairs) {
        if (logger.isInfoEnabled()) {
            logger.info(line(code, sentence, pairs));
        }
    }

    /** Tells something that somebody should look at. */
    public void warn(Code code, String sentence, @Nullable Object... pairs) {
        logger.warn(line(code, sentence, pairs));
    }

    /** Tells something that somebody must look at. */
    public void error(Code code, String sentence, @Nullable Throwable cause, @Nullable Object... pairs) {
        logger.error(line(code, sentence, pairs), cause);
    }

    static String line(Code code, String sentence, @Nullable Object... pairs) {
        if (pairs.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "A log line needs names and values in turn, and there are " + pairs.length + " of both together.");
        }
        StringBuilder line = new StringBuilder(code.id()).append(' ').append(oneLine(sentence));
        for (int i = 0; i < pairs.length; i += 2) {
            line.append(' ').append(pairs[i]).append('=').append(value(String.valueOf(pairs[i + 1])));
        }
        return line.toString();
    }

    private static String value(String text) {
        String clean = oneLine(text);
        return clean.isEmpty() || clean.indexOf(' ') >= 0 ? '"' + clean.replace('"', '\'') + '"' : clean;
    }

    private static String oneLine(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return cut.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
