package io.ripieno.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    Path data;

    private final List<Process> children = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterEach
    void endChildren() throws Exception {
        for (Process child : children) {
            child.destroyForcibly().waitFor();
        }
    }

    @Test
    void acknowledgedRecordsAndOffsetsSurviveAHardKill() throws Exception {
        Process first = start();
        String servers = awaitReady(first);
        Clients.createTopic(servers);
        Clients.produce(servers, 0, 500);
        assertThat(Clients.consume(servers, 200)).isEqualTo(Clients.numbers(0, 200));
        first.destroyForcibly().waitFor();

        String again = awaitReady(start());
        assertThat(Clients.consume(again, 300)).isEqualTo(Clients.numbers(200, 500));
    }

    @Test
    void onTermTheReadyFileGoesAndTheProcessEnds() throws Exception {
        Process broker = start();
        awaitReady(broker);
        broker.destroy();
        assertThat(broker.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(broker.exitValue()).isEqualTo(128 + 15);
        assertThat(readyFile()).doesNotExist();
    }

    @Test
    void theBrokerEndsWhenItsStandardInputDoes() throws Exception {
        Process broker = start("--exit-with-parent");
        awaitReady(broker);
        assertThat(broker.isAlive()).isTrue();
        broker.getOutputStream().close();
        assertThat(broker.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(broker.exitValue()).isZero();
        assertThat(readyFile()).doesNotExist();
    }

    @Test
    void wrongArgumentsExitWithTwoAndTheUsage() {
        assertThat(run("--fast")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("unknown argument '--fast'").contains("usage: broker --data DIR");
    }

    @Test
    void helpGoesToStandardOutput() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(UTF_8)).startsWith("usage: broker");
    }

    @Test
    void aBrokerThatCannotRunExitsWithOneAndOneLine() throws Exception {
        Path file = Files.writeString(data.resolve("file"), "");
        assertThat(run("--data", file.toString())).isEqualTo(1);
        assertThat(err.toString(UTF_8).lines()).singleElement().asString().contains("cannot write the data directory");
    }

    private int run(String... words) {
        return new Main(
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8))
                .run(List.of(words));
    }

    private Process start(String... more) throws Exception {
        Files.deleteIfExists(readyFile());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--data",
                data.resolve("broker").toString(),
                "--ready-file",
                readyFile().toString()));
        command.addAll(List.of(more));
        Process child = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("child.log").toFile()))
                .start();
        children.add(child);
        return child;
    }

    private String awaitReady(Process child) throws Exception {
        Awaitility.await()
                .atMost(120, TimeUnit.SECONDS)
                .failFast("the broker ended before it was ready", () -> !child.isAlive())
                .until(() -> Files.exists(readyFile()));
        var ready = PropertiesFile.read(readyFile());
        assertThat(ready.getProperty("pid")).isEqualTo(Long.toString(child.pid()));
        return ready.getProperty("bootstrap.servers");
    }

    private Path readyFile() {
        return data.resolve("ready.properties");
    }
}
