package io.ripieno.service.kafka;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Keeps from the log the line that the connector writes for each record that it cannot send; that records are not taken
 * is told by RIP-413, once for each outage.
 */
@LoggingFilter(name = OncePerOutage.NAME)
public final class OncePerOutage implements Filter {
    static final String NAME = "once-per-outage";

    private static final String LOGGER = "io.smallrye.reactive.messaging.kafka";
    private static final String UNABLE_TO_WRITE = "SRMSG18206";

    @Override
    public boolean isLoggable(LogRecord line) {
        return !LOGGER.equals(line.getLoggerName())
                || line.getMessage() == null
                || !line.getMessage().startsWith(UNABLE_TO_WRITE);
    }
}
