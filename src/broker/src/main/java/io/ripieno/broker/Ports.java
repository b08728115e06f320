package io.ripieno.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * The two ports of a broker on 127.0.0.1, kept in its data directory so that the next start uses them again.
 *
 * @param client where producers and consumers connect
 * @param controller where the broker reaches its controller, in the same process
 */
record Ports(int client, int controller) {
    private static final String CLIENT = "client";
    private static final String CONTROLLER = "controller";

    /**
     * Chooses ports that can be bound now.
     *
     * @throws BrokerException if {@code wanted} is not 0 and is taken
     */
    static Ports choose(int wanted, Path memory) {
        Optional<Ports> last = recall(memory);
        if (wanted != 0 && !free(wanted)) {
            throw new BrokerException(
                    "port %d on 127.0.0.1 is taken; stop what listens there or choose another port (0 for a free one)"
                            .formatted(wanted));
        }
        int client = wanted != 0
                ? wanted
                : last.map(Ports::client).filter(Ports::free).orElseGet(Ports::anyFree);
        int controller = last.map(Ports::controller)
                .filter(port -> port != client && free(port))
                .orElseGet(Ports::anyFree);
        return controller == client ? choose(wanted, memory) : new Ports(client, controller);
    }

    void remember(Path memory) throws IOException {
        var properties = new Properties();
        properties.setProperty(CLIENT, Integer.toString(client));
        properties.setProperty(CONTROLLER, Integer.toString(controller));
        PropertiesFile.write(memory, properties);
    }

    private static Optional<Ports> recall(Path memory) {
        if (!Files.isRegularFile(memory)) {
            return Optional.empty();
        }
        try {
            Properties properties = PropertiesFile.read(memory);
            return Optional.of(new Ports(
                    Integer.parseInt(properties.getProperty(CLIENT, "")),
                    Integer.parseInt(properties.getProperty(CONTROLLER, ""))));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException | IllegalArgumentException taken) {
            return false;
        }
    }

    private static int anyFree() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on 127.0.0.1", e);
        }
    }
}
