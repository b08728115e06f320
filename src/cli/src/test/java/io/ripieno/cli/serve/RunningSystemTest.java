package io.ripieno.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.cli.CliException;
import io.ripieno.cli.Screen;
import io.ripieno.cli.kafka.TopicState;
import io.ripieno.cli.kafka.Topics;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningSystemTest {
    @TempDir
    Path folder;

    private final Screen screen = new Screen();
    private final Narrator narrator = Narrator.inLines(screen.terminal());

    @Test
    void whileItRunsTopicsAreThereAndOthersFindItAndAfterItNothingIsLeft() {
        SystemSettings settings = settings(0);
        Instance instance;
        try (RunningSystem system =
                RunningSystem.tryStart(new TestPrograms(), settings, narrator).orElseThrow()) {
            instance = Instance.read(settings.data()).orElseThrow();
            assertThat(instance.command()).isEqualTo("test");
            assertThat(instance.mayRead(folder.resolve("a/b.wav"))).isTrue();
            assertThat(instance.mayRead(folder.resolveSibling("b.wav"))).isFalse();
            assertThat(states(instance, Duration.ofSeconds(60)))
                    .extracting(TopicState::partitions)
                    .allSatisfy(partitions -> assertThat(partitions).isPresent());
            assertThat(RunningSystem.tryStart(new TestPrograms(), settings, narrator))
                    .isEmpty();
            system.checkAlive();
        }
        assertThat(screen.err().lines()).containsExactly("starting the broker ...", "starting the service ...");
        assertThat(Instance.read(settings.data())).isEmpty();
        assertThat(settings.data().brokerReady()).doesNotExist();
        assertThatThrownBy(() -> states(instance, Duration.ofSeconds(2)))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("no Kafka broker answers at " + instance.bootstrapServers());
    }

    @Test
    void ifTheServiceDoesNotStartItsLastWordsAreQuotedAndTheBrokerIsStopped() throws Exception {
        SystemSettings settings = settings(0);
        Files.createDirectories(settings.data().blobs());
        Files.writeString(settings.data().blobs().resolve("die"), "");
        assertThatThrownBy(() -> RunningSystem.tryStart(new TestPrograms(), settings, narrator))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("the service ended unexpectedly (exit code 3)")
                .hasMessageContaining("the stand-in was told to die");
        assertThat(settings.data().brokerReady()).doesNotExist();
        assertThat(InstanceLock.tryTake(settings.data())).hasValueSatisfying(InstanceLock::close);
    }

    @Test
    void aTakenPortIsNamedWithItsOption() throws Exception {
        try (var squatter = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() ->
                            RunningSystem.tryStart(new TestPrograms(), settings(squatter.getLocalPort()), narrator))
                    .isInstanceOf(CliException.class)
                    .hasMessageContaining("port %d on 127.0.0.1 is taken", squatter.getLocalPort())
                    .hasMessageContaining("--kafka-port");
        }
        assertThat(screen.err()).isEmpty();
    }

    private static List<TopicState> states(Instance instance, Duration patience) {
        try (Topics topics = Topics.on(instance.bootstrapServers(), patience)) {
            return topics.states();
        }
    }

    private SystemSettings settings(int kafkaPort) {
        return new SystemSettings(
                "test", new DataHome(folder.resolve("data")), folder.resolve("models"), List.of(folder), kafkaPort, 0);
    }
}
