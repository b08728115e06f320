package io.ripieno.cli.kafka;

import io.ripieno.cli.CliException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Why a broker did not do what it was asked. */
final class Unreachable {
    private Unreachable() {}

    static CliException explain(String bootstrapServers, @Nullable Throwable cause) {
        return cause instanceof TimeoutException
                ? new CliException(
                        "no Kafka broker answers at %s; start one with 'ripieno serve' or name another with --bootstrap-servers"
                                .formatted(bootstrapServers),
                        cause)
                : new CliException("the Kafka broker at %s refused: %s".formatted(bootstrapServers, cause), cause);
    }
}
