package io.ripieno.models.weights;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.network.catalogue.Catalogue;
import io.ripieno.models.network.catalogue.GraphFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weights import NETWORK WEIGHTS OUT}: exports a network of the catalogue with the weights of a file. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Puts the tensors of a file into a network and writes its graphs.")
final class ImportCommand implements Callable<Integer> {
    private static final long SEED = 1;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "NETWORK",
            description =
                    "One of ${COMPLETION-CANDIDATES}; with other settings, NAME:SETTING=VALUE,... (see networks).",
            completionCandidates = Names.class)
    private String network = "";

    @Parameters(index = "1", paramLabel = "WEIGHTS", description = "A .npz, .safetensors or .onnx file.")
    private Path weights = Path.of("");

    @Parameters(index = "2", paramLabel = "OUT", description = "The folder for an ONNX file of each graph.")
    private Path out = Path.of("");

    @Option(
            names = "--names",
            paramLabel = "FILE",
            description =
                    "Rules for tensors that are not called as the weights are: a JSON array (see docs/weights.md).")
    private @Nullable Path names;

    @Option(
            names = "--partial",
            description = "Leaves weights without tensors at their first values (default: they are an error).")
    private boolean partial;

    @Option(names = "--json", description = "Write a JSON document.")
    private boolean json;

    /** For the help. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(Catalogue.names());
        }
    }

    @Override
    public Integer call() throws IOException {
        CommandLine line = line();
        GraphSet graphs = graphs(line);
        NameMap rules = names == null ? new NameMap() : NameMapFile.read(names);
        ImportReport report;
        try (NamedTensors tensors = NamedTensors.open(weights)) {
            report = WeightImport.into(graphs, tensors, rules);
        }
        if (!partial) {
            report.requireComplete();
        }
        List<String> written =
                GraphFiles.write(graphs, out).stream().map(Path::toString).toList();
        PrintWriter lines = line.getOut();
        if (json) {
            lines.println(new ObjectMapper().writeValueAsString(document(report, written)));
        } else {
            lines.println(report.describe());
            written.forEach(lines::println);
        }
        return 0;
    }

    private GraphSet graphs(CommandLine line) {
        try {
            return Catalogue.network(network).build(SEED);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(line, Objects.requireNonNull(e.getMessage()), e);
        }
    }

    private CommandLine line() {
        if (spec == null) {
            throw new IllegalStateException("The command was not made by picocli.");
        }
        return spec.commandLine();
    }

    private Map<String, Object> document(ImportReport report, List<String> written) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("network", network);
        document.put("imported", report.imported());
        document.put("missing", report.missing());
        document.put("left_over", report.leftOver());
        document.put("written", written);
        return document;
    }
}
