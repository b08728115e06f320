package io.ripieno.models.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.music.decode.UnshelteredCodec;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ripieno benchmark decode}. */
@Command(
        name = "decode",
        mixinStandardHelpOptions = true,
        description =
                "Decodes files in this process and through decode workers, and compares the CPU time. The bar, less than"
                        + " 30 ms beyond decoding, is for 2000 files of ten seconds, as is the default. Needs Linux.")
final class DecodeBenchmarkCommand implements Callable<Integer> {
    @Option(names = "--files", paramLabel = "N", description = "How many files to decode (${DEFAULT-VALUE}).")
    private int files = 2000;

    @Option(names = "--seconds", paramLabel = "S", description = "Length of each file (${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "Kind of the files: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private UnshelteredCodec.Kind kind = UnshelteredCodec.Kind.FLAC;

    @Option(
            names = "--require",
            paramLabel = "MILLIS",
            description = "Exit with 1 if workers cost this or more for each file beyond decoding.")
    private double bar = Double.POSITIVE_INFINITY;

    @Option(names = "--json", description = "Write a JSON document.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandSpec command = Objects.requireNonNull(spec);
        if (files < 1 || seconds < 1) {
            throw new ParameterException(
                    command.commandLine(),
                    "--files (" + files + ") and --seconds (" + seconds + ") must be at least 1.");
        }
        PrintWriter out = command.commandLine().getOut();
        DecodeCost cost = measure();
        out.println(json ? new ObjectMapper().writeValueAsString(cost.document()) : cost.table());
        out.flush();
        return cost.beyondDecodingMillis() < bar ? 0 : 1;
    }

    private DecodeCost measure() throws IOException {
        try (Scratch scratch = Scratch.open()) {
            return new DecodeBenchmark(kind, seconds).run(files, scratch.folder());
        }
    }
}
