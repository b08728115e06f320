package io.ripieno.cli.serve;

import io.ripieno.cli.CliException;
import io.ripieno.cli.Places;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which brokers a command talks to. */
public final class BrokerOptions {
    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka brokers (default: those of the ripieno that runs on the data directory).")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data directory (default: $RIPIENO_HOME, else ripieno-data in the checkout).")
    private @Nullable Path data;

    /** The data directory that the options name, whether or not something runs on it. */
    public DataHome home(Places places) {
        return new DataHome(data != null ? data : places.data());
    }

    /**
     * The brokers that the options name, or those of the instance that runs on the data directory.
     *
     * @throws CliException if they name none and none runs
     */
    public Brokers find(Places places) {
        DataHome home = home(places);
        Optional<Instance> running = Instance.read(home);
        if (bootstrapServers == null) {
            Instance instance = running.orElseThrow(() -> new CliException(
                    "no ripieno runs on %s; start one with 'ripieno serve', or name brokers with --bootstrap-servers"
                            .formatted(home.root())));
            return new Brokers(instance.bootstrapServers(), running);
        }
        String named = bootstrapServers;
        return new Brokers(
                named, running.filter(instance -> instance.bootstrapServers().equals(named)));
    }

    /**
     * Brokers and, if they are those of an instance on this machine, the instance.
     *
     * @param bootstrapServers where Kafka clients connect
     */
    public record Brokers(String bootstrapServers, Optional<Instance> instance) {}
}
