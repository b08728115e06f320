package io.ripieno.broker;

import java.nio.file.Path;

/**
 * Where a broker keeps its data and listens. It listens on 127.0.0.1 only.
 *
 * @param data the directory of its log, its lock and its remembered ports; created if it is missing
 * @param port the port for clients, 1 to 65535, or 0: the one that this data directory had last if that is free, else
 *     any free one
 */
public record BrokerSettings(Path data, int port) {
    public BrokerSettings {
        data = data.toAbsolutePath().normalize();
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException(
                    "port is %d; give one from 1 to 65535, or 0 for a free one".formatted(port));
        }
    }

    /** A broker with its data in {@code data}, on a free port. */
    public static BrokerSettings in(Path data) {
        return new BrokerSettings(data, 0);
    }

    /** The same broker on port {@code port}. */
    public BrokerSettings withPort(int port) {
        return new BrokerSettings(data, port);
    }
}
