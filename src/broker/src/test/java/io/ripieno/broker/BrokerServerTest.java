package io.ripieno.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerServerTest {
    @TempDir
    Path data;

    @Test
    void recordsAndCommittedOffsetsSurviveARestartOnAnotherPort() throws Exception {
        String first;
        try (var broker = new BrokerServer(BrokerSettings.in(data))) {
            broker.start();
            first = broker.bootstrapServers();
            Clients.createTopic(first);
            Clients.produce(first, 0, 20);
            assertThat(Clients.consume(first, 12)).isEqualTo(Clients.numbers(0, 12));
        }
        try (var broker = new BrokerServer(BrokerSettings.in(data).withPort(freePort()))) {
            broker.start();
            assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:").isNotEqualTo(first);
            assertThat(Clients.consume(broker.bootstrapServers(), 8)).isEqualTo(Clients.numbers(12, 20));
        }
    }

    @Test
    void theNextStartUsesTheSamePortWhenItIsFreeAndAnotherWhenItIsTaken() throws Exception {
        int port;
        try (var broker = new BrokerServer(BrokerSettings.in(data))) {
            broker.start();
            port = port(broker);
        }
        try (var broker = new BrokerServer(BrokerSettings.in(data))) {
            broker.start();
            assertThat(port(broker)).isEqualTo(port);
        }
        try (var squatter = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                var broker = new BrokerServer(BrokerSettings.in(data))) {
            broker.start();
            assertThat(port(broker)).isNotEqualTo(squatter.getLocalPort());
        }
    }

    @Test
    void usingAMisspeltTopicDoesNotCreateIt() {
        try (var broker = new BrokerServer(BrokerSettings.in(data))) {
            broker.start();
            assertThatThrownBy(() -> Clients.produce(broker.bootstrapServers(), 0, 1, Duration.ofSeconds(3)))
                    .hasRootCauseInstanceOf(org.apache.kafka.common.errors.UnknownTopicOrPartitionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void aTakenPortIsNamedWithWhatToDo() throws Exception {
        try (var squatter = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = BrokerSettings.in(data).withPort(squatter.getLocalPort());
            try (var broker = new BrokerServer(settings)) {
                assertThatThrownBy(broker::start)
                        .isInstanceOf(BrokerException.class)
                        .hasMessageContaining("port %d", squatter.getLocalPort())
                        .hasMessageContaining("choose another port");
            }
        }
    }

    @Test
    void aFailedStartLetsGoOfTheDirectory() throws Exception {
        try (var squatter = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var refused = new BrokerServer(BrokerSettings.in(data).withPort(squatter.getLocalPort()))) {
            assertThatThrownBy(refused::start).isInstanceOf(BrokerException.class);
        }
        try (var broker = new BrokerServer(BrokerSettings.in(data))) {
            broker.start();
            assertThat(broker.bootstrapServers()).isNotEmpty();
        }
    }

    @Test
    void aDirectoryThatAnotherBrokerUsesIsRefused() {
        try (var first = new BrokerServer(BrokerSettings.in(data));
                var second = new BrokerServer(BrokerSettings.in(data))) {
            first.start();
            assertThatThrownBy(second::start)
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining("another broker uses the data directory " + data);
        }
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamed() throws Exception {
        Path file = Files.writeString(data.resolve("file"), "not a directory");
        try (var broker = new BrokerServer(BrokerSettings.in(file.resolve("broker")))) {
            assertThatThrownBy(broker::start)
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining("cannot write the data directory " + file.resolve("broker"));
        }
    }

    @Test
    void aDamagedDirectoryIsAnErrorThatNamesItAndNotANewCluster() throws Exception {
        try (var broker = new BrokerServer(BrokerSettings.in(data))) {
            broker.start();
        }
        var other = new Properties();
        other.setProperty("version", "1");
        other.setProperty("node.id", "7");
        other.setProperty("cluster.id", "4L6g3nShT-eMCtK--X86sw");
        PropertiesFile.write(data.resolve("log/meta.properties"), other);
        try (var broker = new BrokerServer(BrokerSettings.in(data))) {
            assertThatThrownBy(broker::start)
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining("the broker in %s did not start".formatted(data));
        }
    }

    @Test
    void aBrokerWithNothingToDoWritesNothing() throws Exception {
        try (var broker = new BrokerServer(BrokerSettings.in(data))) {
            broker.start();
            try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                AtomicLong written = new AtomicLong(written(admin));
                await().pollInterval(Duration.ofSeconds(2))
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> {
                            long now = written(admin);
                            return written.getAndSet(now) == now;
                        });
            }
        }
    }

    /** Records of metadata. */
    private static long written(Admin admin) throws Exception {
        return admin.describeMetadataQuorum().quorumInfo().get().voters().get(0).logEndOffset();
    }

    @Test
    void aBrokerThatDoesNotRunHasNoAddress() {
        try (var broker = new BrokerServer(BrokerSettings.in(data))) {
            assertThatThrownBy(broker::bootstrapServers)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("start it first");
        }
    }

    private static int port(BrokerServer broker) {
        return Integer.parseInt(broker.bootstrapServers().split(":")[1]);
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
