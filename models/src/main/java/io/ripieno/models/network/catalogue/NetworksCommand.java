package io.ripieno.models.network.catalogue;

import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.network.Network;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code networks [NETWORK]}: the networks of the catalogue, or one of them with its graphs. */
@Command(
        name = "networks",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the networks with their settings; of one, tells size, inputs and outputs, and writes its graphs.",
            "Settings may be changed behind the name: open-unmix-512:hidden=256,layers=2. Those without a value must"
                    + " be given."
        })
public final class NetworksCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "NETWORK", description = "NAME or NAME:SETTING=VALUE,...")
    private @Nullable String network;

    @Option(names = "--out", paramLabel = "DIR", description = "Writes an ONNX file of each graph.")
    private @Nullable Path out;

    @Option(names = "--seed", paramLabel = "N", description = "Of the weights' first values (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--json", description = "Write a JSON document.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter lines = Objects.requireNonNull(spec).commandLine().getOut();
        Map<String, Object> document = network == null ? all() : one(network);
        lines.println(json ? new ObjectMapper().writeValueAsString(document) : table(document, ""));
        lines.flush();
        return 0;
    }

    private static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        Catalogue.names().forEach(name -> all.put(name, words(Catalogue.settings(name))));
        return all;
    }

    private Map<String, Object> one(String words) throws IOException {
        Network chosen;
        try {
            chosen = Catalogue.network(words);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), Objects.requireNonNull(e.getMessage()), e);
        }
        GraphSet graphs = chosen.build(seed);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("network", words);
        document.put("settings", words(NetworkSettings.of(chosen)));
        document.put("parameters", graphs.parameterCount());
        Map<String, Object> definitions = new LinkedHashMap<>();
        for (String graph : graphs.graphNames()) {
            Map<String, Object> ends = new LinkedHashMap<>();
            ends.put("inputs", values(graphs.definition(graph).getInputList()));
            ends.put("outputs", values(graphs.definition(graph).getOutputList()));
            definitions.put(graph, ends);
        }
        document.put("graphs", definitions);
        if (out != null) {
            document.put(
                    "written",
                    GraphFiles.write(graphs, out).stream().map(Path::toString).toList());
        }
        return document;
    }

    private static String words(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(","));
    }

    private static Map<String, Object> values(List<ValueInfoProto> values) {
        Map<String, Object> shapes = new LinkedHashMap<>();
        for (ValueInfoProto value : values) {
            List<Dimension> dimensions =
                    value.getType().getTensorType().getShape().getDimList();
            shapes.put(
                    value.getName(),
                    dimensions.stream()
                            .map(each -> each.hasDimValue() ? Long.toString(each.getDimValue()) : each.getDimParam())
                            .toList());
        }
        return shapes;
    }

    /** A line for each entry, those of an entry with entries below it and further in. */
    private static String table(Map<?, ?> document, String indent) {
        return document.entrySet().stream()
                .map(entry -> entry.getValue() instanceof Map<?, ?> inner
                        ? indent + entry.getKey() + System.lineSeparator() + table(inner, indent + "  ")
                        : "%s%-28s %s".formatted(indent, entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
