package io.ripieno.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of Ripieno lie.
 *
 * @param checkout the root of the source tree, whose programs have been built
 * @param home the data directory that the environment names, if it does
 */
public record Places(Path checkout, Optional<Path> home) {
    /** The launcher names the checkout in the system property {@code ripieno.checkout}; else it is where we stand. */
    static Places ofProcess() {
        @Nullable String home = System.getenv("RIPIENO_HOME");
        return new Places(
                Path.of(System.getProperty("ripieno.checkout", ""))
                        .toAbsolutePath()
                        .normalize(),
                Optional.ofNullable(home).filter(text -> !text.isBlank()).map(Path::of));
    }

    /** The models that ship with the checkout. */
    public Path models() {
        return checkout.resolve("models/repository");
    }

    /** The recordings that ship with the checkout. */
    public Path recordings() {
        return checkout.resolve("src/cli/demo");
    }

    /** The class path of the broker's program. */
    public String brokerClassPath() {
        Path target = checkout.resolve("src/broker/target");
        return built(target.resolve("lib")).resolveSibling("*") + ":" + target.resolve("lib/*");
    }

    /** The service's program. */
    public Path serviceJar() {
        return built(checkout.resolve("src/service/target/quarkus-app/quarkus-run.jar"));
    }

    /** Where data is kept unless an option says otherwise. */
    public Path data() {
        return home.orElseGet(() -> checkout.resolve("ripieno-data"))
                .toAbsolutePath()
                .normalize();
    }

    /** What runs of models cost, as measured here. */
    public Path costs() {
        return data().resolve("costs.json");
    }

    private static Path built(Path part) {
        if (!Files.exists(part)) {
            throw new CliException(
                    "%s is missing; start Ripieno with its launcher ./ripieno, which builds it, or run mvn -Dquick -DskipTests package"
                            .formatted(part));
        }
        return part;
    }
}
