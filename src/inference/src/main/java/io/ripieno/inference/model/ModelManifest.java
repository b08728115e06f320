package io.ripieno.inference.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code model.json} says about a model: all that is needed to run it and to judge it.
 *
 * @param format of this file; {@value #FORMAT}
 * @param name of the model
 * @param version at least 1
 * @param task that it serves, for example {@code tagging}
 * @param description in a sentence or two
 * @param graphs its ONNX files
 * @param audio how audio becomes input; absent for models of symbolic music
 * @param labels its classes in the order of the output; empty where it has none
 * @param device how it likes to be run
 * @param parameters number of trained values
 * @param licence of the weights, an SPDX identifier
 * @param training how the weights came to be
 * @param metrics what was measured
 * @param limitations what it cannot do, said plainly
 * @param goldens inputs with their outputs
 * @param digest SHA-256 over all that changes results, see {@link ModelDigest}; empty in a draft
 */
public record ModelManifest(
        int format,
        String name,
        int version,
        String task,
        String description,
        List<GraphSpec> graphs,
        @Nullable AudioSpec audio,
        List<Label> labels,
        DeviceOptions device,
        long parameters,
        String licence,
        Training training,
        List<SplitMetrics> metrics,
        List<String> limitations,
        Goldens goldens,
        String digest) {
    public static final int FORMAT = 1;
    public static final String FILE = "model.json";
    public static final String TAGGING = "tagging";

    public ModelManifest {
        graphs = List.copyOf(graphs);
        labels = List.copyOf(labels);
        metrics = List.copyOf(metrics);
        limitations = List.copyOf(limitations);
    }

    /** Reads {@code model.json} in the directory and checks it against its schema and its own digest. */
    public static ModelManifest read(Path directory) throws ModelException {
        return ManifestFile.read(directory.resolve(FILE));
    }

    /** Writes {@code model.json} into the directory, in place of the one that is there, with a fresh digest. */
    public ModelManifest write(Path directory) throws ModelException {
        ModelManifest complete = withDigest();
        ManifestFile.write(complete, directory.resolve(FILE));
        return complete;
    }

    /** The graph of that name. */
    public GraphSpec graph(String graphName) {
        return graphs.stream()
                .filter(graph -> graph.name().equals(graphName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Model " + name + "@" + version
                        + " has no graph named " + graphName + ", only "
                        + graphs.stream().map(GraphSpec::name).toList() + "."));
    }

    public ModelRef ref() {
        return ModelRef.of(name, version);
    }

    /** The same with {@code digest} computed from the other parts. */
    public ModelManifest withDigest() {
        return new ModelManifest(
                format,
                name,
                version,
                task,
                description,
                graphs,
                audio,
                labels,
                device,
                parameters,
                licence,
                training,
                metrics,
                limitations,
                goldens,
                ModelDigest.of(this));
    }

    /** The same with the digests and lengths of the graph files that lie in the directory. */
    public ModelManifest measured(Path directory) throws ModelException {
        List<GraphSpec> found = new ArrayList<>();
        for (GraphSpec graph : graphs) {
            byte[] bytes = StoredModel.read(directory.resolve(graph.file()));
            found.add(graph.measured(ModelDigest.sha256(bytes), bytes.length));
        }
        return withGraphs(found);
    }

    private ModelManifest withGraphs(List<GraphSpec> measured) {
        return new ModelManifest(
                format,
                name,
                version,
                task,
                description,
                measured,
                audio,
                labels,
                device,
                parameters,
                licence,
                training,
                metrics,
                limitations,
                goldens,
                digest);
    }

    public ModelManifest withGoldens(Goldens computed) {
        return new ModelManifest(
                format,
                name,
                version,
                task,
                description,
                graphs,
                audio,
                labels,
                device,
                parameters,
                licence,
                training,
                metrics,
                limitations,
                computed,
                digest);
    }
}
