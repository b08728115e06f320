package io.ripieno.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker and its controller in this process, listening on 127.0.0.1.
 *
 * <p>Records, topics and committed offsets survive a restart on other ports and a hard kill. Topics are not created by
 * using them. This is the one class that touches Kafka's internals.
 */
public final class BrokerServer implements AutoCloseable {
    private static final int NODE = 1;

    private final BrokerSettings settings;
    private @Nullable Running running;

    public BrokerServer(BrokerSettings settings) {
        this.settings = settings;
    }

    /**
     * Starts the broker and returns when clients can use it; formats an empty data directory first.
     *
     * @throws BrokerException if the directory cannot be used or a port is taken
     * @throws IllegalStateException if it has been started already
     */
    public synchronized void start() {
        if (running != null) {
            throw new IllegalStateException("the broker in %s has been started already".formatted(settings.data()));
        }
        DataDirectory directory = DataDirectory.claim(settings.data());
        KafkaRaftServer server = null;
        try {
            Ports ports = Ports.choose(settings.port(), directory.ports());
            if (!directory.formatted()) {
                format(directory);
            }
            server = new KafkaRaftServer(new KafkaConfig(properties(directory, ports), false), Time.SYSTEM);
            server.startup();
            ports.remember(directory.ports());
            running = new Running(server, directory, ports);
        } catch (Exception e) {
            abandon(server, directory);
            throw e instanceof BrokerException known
                    ? known
                    : new BrokerException(
                            "the broker in %s did not start: %s; see its log, maybe the directory is damaged or of a newer Kafka"
                                    .formatted(settings.data(), e.getMessage()),
                            e);
        }
    }

    /**
     * Where clients connect, for example {@code 127.0.0.1:9092}.
     *
     * @throws IllegalStateException if the broker is not running
     */
    public synchronized String bootstrapServers() {
        if (running == null) {
            throw new IllegalStateException(
                    "the broker in %s is not running; start it first".formatted(settings.data()));
        }
        return "127.0.0.1:" + running.ports().client();
    }

    /** Stops the broker after a clean flush of its log. Does nothing if it is not running. */
    @Override
    public synchronized void close() {
        if (running == null) {
            return;
        }
        Running last = running;
        running = null;
        try (DataDirectory directory = last.directory()) {
            last.server().shutdown();
            last.server().awaitShutdown();
        }
    }

    private static void abandon(@Nullable KafkaRaftServer server, DataDirectory directory) {
        try (directory) {
            if (server != null) {
                server.shutdown();
            }
        }
    }

    private static void format(DataDirectory directory) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(NODE)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(directory.log().toString())
                .addDirectory(directory.log().toString())
                .run();
    }

    private static Properties properties(DataDirectory directory, Ports ports) throws IOException {
        var properties = new Properties();
        try (var embedded = BrokerServer.class.getResourceAsStream("embedded.properties")) {
            properties.load(embedded);
        }
        properties.setProperty("node.id", Integer.toString(NODE));
        properties.setProperty("log.dirs", directory.log().toString());
        properties.setProperty(
                "listeners",
                "CLIENT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(ports.client(), ports.controller()));
        properties.setProperty("controller.quorum.voters", "%d@127.0.0.1:%d".formatted(NODE, ports.controller()));
        return properties;
    }

    private record Running(KafkaRaftServer server, DataDirectory directory, Ports ports) {}
}
