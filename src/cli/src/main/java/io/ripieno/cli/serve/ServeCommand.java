package io.ripieno.cli.serve;

import io.ripieno.cli.Bounded;
import io.ripieno.cli.CliException;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Places;
import io.ripieno.cli.Terminal;
import io.ripieno.cli.kafka.Topics;
import io.ripieno.cli.report.Json;
import io.ripieno.contract.topics.TopicCatalogue;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ripieno serve}. */
@Command(
        name = "serve",
        description = "Run a Kafka broker and the service on 127.0.0.1 until Ctrl-C. Data survives restarts.")
public final class ServeCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Places places;
    private final Programs programs;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data directory (default: $RIPIENO_HOME, else ripieno-data in the checkout).")
    private @Nullable Path data;

    @Option(names = "--models", paramLabel = "DIR", description = "Model repository (default: that of the checkout).")
    private @Nullable Path models;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "Folder below which recordings may be read; may be repeated (default: this folder and the"
                    + " recordings of the checkout).")
    private List<Path> roots = List.of();

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            converter = Bounded.Port.class,
            description = "Port of the broker (default: ${DEFAULT-VALUE}; 0 for a free one).")
    private int kafkaPort = 9092;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            converter = Bounded.Port.class,
            description = "Port of the service (default: ${DEFAULT-VALUE}; 0 for a free one).")
    private int httpPort = 8080;

    @Option(names = "--json", description = "Write where things are as JSON.")
    private boolean json;

    public ServeCommand(Terminal terminal, Places places, Programs programs) {
        this.terminal = terminal;
        this.places = places;
        this.programs = programs;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        var home = new DataHome(data != null ? data : places.data());
        var settings = new SystemSettings(
                "serve",
                home,
                models != null ? models : places.models(),
                roots.isEmpty() ? List.of(Path.of(""), places.recordings()) : roots,
                kafkaPort,
                httpPort);
        try (RunningSystem system = RunningSystem.tryStart(programs, settings, Narrator.inLines(terminal))
                .orElseThrow(() -> taken(home))) {
            Instance instance =
                    Instance.read(home).orElseThrow(() -> new CliException(home.instance() + " is gone; start again"));
            if (json) {
                Json.print(terminal.out(), document(home, instance));
            } else {
                announce(home, instance, (System.nanoTime() - start) / 1e9);
            }
            system.awaitEnd();
        }
        return ExitCode.DONE;
    }

    private static CliException taken(DataHome home) {
        String where = Instance.read(home)
                .map(instance -> " (Kafka %s, HTTP %s)".formatted(instance.bootstrapServers(), instance.http()))
                .orElse("");
        return new CliException("another ripieno runs on %s%s; stop it or choose another directory with --data DIR"
                .formatted(home.root(), where));
    }

    /** Says to a person where things are. */
    void announce(DataHome home, Instance instance, double seconds) {
        String announcement = """
                        Ripieno is ready after %.1f s and listens on 127.0.0.1 only.
                          Kafka       %s
                          topics      %s
                          HTTP        %s  (/q/health, /q/metrics)
                          data        %s
                          logs        %s
                          recordings  may be read below %s
                          send a job  ./ripieno submit FILE...   uses this instance; README.md shows a producer
                        Ctrl-C stops it.
                        """.formatted(
                        seconds,
                        instance.bootstrapServers(),
                        String.join("\n              ", topics()),
                        instance.http(),
                        home.root(),
                        home.logs(),
                        instance.roots().stream().map(Path::toString).collect(Collectors.joining(", ")));
        announcement.lines().forEach(terminal::line);
        terminal.out().flush();
    }

    private static Map<String, Object> document(DataHome home, Instance instance) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("bootstrapServers", instance.bootstrapServers());
        document.put("http", instance.http().toString());
        document.put("data", home.root().toString());
        document.put("logs", home.logs().toString());
        document.put("roots", instance.roots().stream().map(Path::toString).toList());
        document.put("topics", topics());
        return document;
    }

    private static List<String> topics() {
        return TopicCatalogue.of(Topics.TASKS).stream()
                .map(topic -> topic.name())
                .toList();
    }
}
