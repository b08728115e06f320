package io.ripieno.cli.serve;

import io.ripieno.cli.CliException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports on 127.0.0.1. */
final class LoopbackPort {
    private LoopbackPort() {}

    /**
     * The port that is asked for, or a free one for 0.
     *
     * @param option the option that asks for it, for the message
     * @throws CliException if it is taken
     */
    static int claim(int wanted, String option) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            if (wanted == 0) {
                throw new UncheckedIOException("no free port on 127.0.0.1", e);
            }
            throw new CliException(
                    "port %d on 127.0.0.1 is taken; stop what listens there or choose another with %s (0 for a free one)"
                            .formatted(wanted, option),
                    e);
        }
    }
}
