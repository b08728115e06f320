package io.ripieno.service;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.ripieno.inference.ModelExport;
import io.ripieno.inference.model.AudioSpec;
import io.ripieno.inference.model.DeviceOptions;
import io.ripieno.inference.model.Goldens;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.Label;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.model.TensorSpec;
import io.ripieno.inference.model.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A tagger that scores three labels by the mean of its input alone: quick, and different for different audio. */
public final class TinyModel {
    public static final String NAME = "instrument-tagger";
    /** A model of which a run takes some hundred milliseconds, whatever its batch. */
    public static final String SLOW = "slow-tagger";

    public static final List<String> LABELS = List.of("drums", "piano", "voice");

    private static final int BANDS = 96;
    private static final int FRAMES = 500;
    private static final long SLOW_ROUNDS = 400_000;
    private static final float[] SLOPES = {0.5f, -0.5f, 0.1f};

    private TinyModel() {}

    /** Puts the model, as version 1, into a repository. */
    public static ModelManifest install(Path repository) throws IOException, ModelException {
        return install(repository, 1);
    }

    /** Puts the model into a repository as another version of itself. */
    public static ModelManifest install(Path repository, int version) throws IOException, ModelException {
        return install(repository, NAME, version, graph("scores"));
    }

    /** Puts {@link #SLOW}, as version 1, into a repository. */
    public static ModelManifest installSlow(Path repository) throws IOException, ModelException {
        return install(
                repository,
                SLOW,
                1,
                looped(graph("tiny_scores")
                        .addInitializer(TensorProto.newBuilder()
                                .setName("trips")
                                .setDataType(TensorProto.DataType.INT64.getNumber())
                                .addInt64Data(SLOW_ROUNDS))));
    }

    /**
     * The same, but a window that is far from the mean of what it is normalised with, as any recording of a single tone
     * is, keeps it busy for minutes unless its run is ended.
     */
    public static ModelManifest installEndless(Path repository) throws IOException, ModelException {
        return install(
                repository,
                NAME,
                1,
                looped(graph("tiny_scores")
                        .addNode(node("Abs", "distances", "mean"))
                        .addNode(node("ReduceMax", "distance", "distances").addAttribute(number("keepdims", 0)))
                        .addNode(node("Floor", "far", "distance"))
                        .addInitializer(TensorProto.newBuilder()
                                .setName("many")
                                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                                .addFloatData(1e8f))
                        .addNode(node("Mul", "rounds", "far", "many"))
                        .addNode(node("Cast", "trips", "rounds")
                                .addAttribute(number("to", TensorProto.DataType.INT64.getNumber())))));
    }

    /** Hands the scores on as often as {@code trips} says. */
    private static GraphProto.Builder looped(GraphProto.Builder graph) {
        return graph.addNode(node("Loop", "scores", "trips", "", "tiny_scores")
                .addAttribute(AttributeProto.newBuilder()
                        .setName("body")
                        .setType(AttributeProto.AttributeType.GRAPH)
                        .setG(again())));
    }

    private static ModelManifest install(Path repository, String name, int version, GraphProto.Builder graph)
            throws IOException, ModelException {
        Path directory = Files.createDirectories(repository.resolve(name).resolve(Integer.toString(version)));
        byte[] model = ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
                .setGraph(graph.addNode(node("Sigmoid", "probabilities", "scores")))
                .build()
                .toByteArray();
        Files.write(directory.resolve("tagger.onnx"), model);
        return ModelExport.complete(directory, draft(name, version));
    }

    private static ModelManifest draft(String name, int version) {
        return new ModelManifest(
                ModelManifest.FORMAT,
                name,
                version,
                ModelManifest.TAGGING,
                "A tagger for tests.",
                List.of(GraphSpec.draft(
                        GraphSpec.MAIN,
                        "tagger.onnx",
                        List.of(new TensorSpec(
                                "log_mel", List.of(-1L, 1L, (long) BANDS, (long) FRAMES), TensorSpec.FEATURES)),
                        List.of(
                                new TensorSpec(
                                        "probabilities", List.of(-1L, (long) LABELS.size()), TensorSpec.PROBABILITIES),
                                new TensorSpec("scores", List.of(-1L, (long) LABELS.size()), TensorSpec.SCORES)))),
                new AudioSpec(
                        "log_mel", 16_000, 10, 5, 0, "east-log-mel-96-16k", new AudioSpec.Normalisation(3.7, 3.1)),
                LABELS.stream().map(label -> new Label(label, 0.5, null)).toList(),
                new DeviceOptions(8, Map.of("cpu", 4)),
                SLOPES.length,
                "Apache-2.0",
                new Training("none", "tiny", 1, "0000000", List.of()),
                List.of(),
                List.of("It has learnt nothing."),
                new Goldens(
                        List.of(new Goldens.TensorGolden(
                                "wave",
                                GraphSpec.MAIN,
                                List.of(new Goldens.Wave("log_mel", 0.1, 1, 0.37)),
                                List.of(Goldens.Expected.draft("probabilities")),
                                1e-5)),
                        List.of()),
                "");
    }

    /** One round of a loop that hands on what it was given. */
    private static GraphProto again() {
        return GraphProto.newBuilder()
                .setName("again")
                .addInput(value("round", TensorProto.DataType.INT64))
                .addInput(value("go_on", TensorProto.DataType.BOOL))
                .addInput(value("before", -1, LABELS.size()))
                .addOutput(value("goes_on", TensorProto.DataType.BOOL))
                .addOutput(value("after", -1, LABELS.size()))
                .addNode(node("Identity", "goes_on", "go_on"))
                .addNode(node("Identity", "after", "before"))
                .build();
    }

    private static GraphProto.Builder graph(String scores) {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("tiny")
                .addInput(value("log_mel", -1, 1, BANDS, FRAMES))
                .addOutput(value("probabilities", -1, LABELS.size()))
                .addOutput(value("scores", -1, LABELS.size()));
        TensorProto.Builder slopes = TensorProto.newBuilder()
                .setName("slopes")
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addDims(1)
                .addDims(LABELS.size());
        for (float slope : SLOPES) {
            slopes.addFloatData(slope);
        }
        graph.addInitializer(slopes)
                .addNode(node("ReduceMean", "mean", "log_mel")
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("axes")
                                .setType(AttributeProto.AttributeType.INTS)
                                .addInts(2)
                                .addInts(3))
                        .addAttribute(number("keepdims", 0)))
                .addNode(node("MatMul", scores, "mean", "slopes"));
        return graph;
    }

    private static AttributeProto.Builder number(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value);
    }

    private static NodeProto.Builder node(String operator, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .addAllInput(List.of(inputs))
                .addOutput(output);
    }

    private static ValueInfoProto value(String name, long... shape) {
        return value(name, TensorProto.DataType.FLOAT, shape);
    }

    private static ValueInfoProto value(String name, TensorProto.DataType type, long... shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (long extent : shape) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            dimensions.addDim(extent < 0 ? dimension.setDimParam("N") : dimension.setDimValue(extent));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(dimensions)))
                .build();
    }
}
