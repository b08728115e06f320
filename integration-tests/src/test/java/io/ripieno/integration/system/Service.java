package io.ripieno.integration.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The packaged service as a process of its own, on a free port of the loopback interface. */
public final class Service implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Program program;
    private final int port;

    private Service(Program program, int port) {
        this.program = program;
        this.port = port;
    }

    /** An answer of the health endpoint; status 0 where there was none. */
    public record Health(int status, String body) {}

    /**
     * Starts the service without waiting for it.
     *
     * @param folder for its blobs and its log
     * @param recordings the one root that it may read files under
     * @param settings over those that the tests use
     */
    public static Service start(Path folder, String bootstrapServers, Path recordings, Map<String, String> settings) {
        return start(folder, bootstrapServers, recordings, settings, List.of());
    }

    /** The same with further options of the Java virtual machine, whose heap is of at most 512 MiB. */
    public static Service start(
            Path folder, String bootstrapServers, Path recordings, Map<String, String> settings, List<String> options) {
        int port = freePort();
        Map<String, String> properties = new TreeMap<>(Map.of(
                "kafka.bootstrap.servers", bootstrapServers,
                "quarkus.http.port", Integer.toString(port),
                "ripieno.models.repository", Checkout.models().toString(),
                "ripieno.blobs.directory", folder.resolve("blobs").toString(),
                "ripieno.files.roots", recordings.toString()));
        properties.putAll(settings);
        List<String> arguments = new ArrayList<>(List.of("-Xmx512m"));
        arguments.addAll(options);
        properties.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        arguments.add("-jar");
        arguments.add(Checkout.root()
                .resolve("src/service/target/quarkus-app/quarkus-run.jar")
                .toString());
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + folder, e);
        }
        return new Service(Program.java(folder, folder.resolve("service.out"), arguments), port);
    }

    /** Waits until the service takes jobs. */
    public Service awaitReady() {
        await("readiness").atMost(Duration.ofMinutes(3)).until(() -> {
            if (!program.isAlive()) {
                throw new IllegalStateException("The service ended with " + program.exitCode() + ":\n" + program.log());
            }
            return ready().status() == 200;
        });
        return this;
    }

    public Health ready() {
        return get("/q/health/ready");
    }

    public Health get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Health(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Health(0, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Health(0, e.toString());
        }
    }

    public long pid() {
        return program.pid();
    }

    public boolean isAlive() {
        return program.isAlive();
    }

    public int exitCode() {
        return program.exitCode();
    }

    public String log() {
        return program.log();
    }

    public void kill() {
        program.kill();
    }

    @Override
    public void close() {
        program.close();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on the loopback interface", e);
        }
    }
}
