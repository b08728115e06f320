package io.ripieno.models.benchmark;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.network.catalogue.Catalogue;
import io.ripieno.models.served.Block;
import io.ripieno.models.served.Outputs;
import io.ripieno.models.weights.Int8Products;
import io.ripieno.models.weights.ServedRuns;
import io.ripieno.models.weights.Shrunk;
import io.ripieno.models.weights.WeightsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Graphs of networks with their first weights, in single precision and with all their large products in 8 bits, on normal
 * noise.
 *
 * @param batches how many items a run has, one after the other
 * @param length of dimensions that are named only, but for the batch
 * @param rounds of both graphs in turn
 */
record Int8Benchmark(List<Integer> batches, int length, int rounds) {
    private static final long SEED = 1;

    /**
     * Measures every graph of a network that has a large product and reads numbers only.
     *
     * @param notices gets a sentence for each graph that is left out
     */
    List<Int8Cost> of(String network, Consumer<String> notices) {
        List<Int8Cost> costs = new ArrayList<>();
        GraphSet graphs = Catalogue.network(network).build(SEED);
        for (String graph : graphs.graphNames()) {
            ModelProto single = graphs.model(graph);
            if (single.getGraph().getInputList().stream().anyMatch(Int8Benchmark::isWhole)) {
                notices.accept("%s, %s: reads whole numbers; not measured".formatted(network, graph));
                continue;
            }
            try {
                Shrunk shrunk = Int8Products.of(single, model -> 0, 0);
                for (int batch : batches) {
                    costs.add(cost(network, single, shrunk, batch));
                }
            } catch (WeightsException none) {
                notices.accept("%s, %s: %s".formatted(network, graph, none.getMessage()));
            }
        }
        return costs;
    }

    private Int8Cost cost(String network, ModelProto single, Shrunk shrunk, int batch) {
        ServedRuns runs = new ServedRuns(inputs(single, batch));
        Outputs before = runs.outputs(single);
        Outputs after = runs.outputs(shrunk.model());
        double largest = 0;
        double most = 0;
        double differences = 0;
        double magnitudes = 0;
        for (Map.Entry<String, Block.Floats> output : before.blocks().entrySet()) {
            float[] expected = output.getValue().values();
            float[] found = after.get(output.getKey()).values();
            for (int i = 0; i < expected.length; i++) {
                double difference = Math.abs((double) found[i] - expected[i]);
                largest = Math.max(largest, difference);
                differences += difference;
                most = Math.max(most, Math.abs(expected[i]));
                magnitudes += Math.abs(expected[i]);
            }
        }
        return new Int8Cost(
                network,
                single.getGraph().getName(),
                batch,
                shrunk.changed().size(),
                wholeWeights(shrunk.model()) / (double) weights(single),
                single.getSerializedSize(),
                shrunk.model().getSerializedSize(),
                runs.paces(shrunk.model(), single, rounds),
                largest / most,
                differences / magnitudes);
    }

    private Map<String, Block> inputs(ModelProto model, int batch) {
        SplittableRandom random = new SplittableRandom(SEED);
        Map<String, Block> inputs = new LinkedHashMap<>();
        for (ValueInfoProto input : model.getGraph().getInputList()) {
            long[] shape = input.getType().getTensorType().getShape().getDimList().stream()
                    .mapToLong(each -> length(each, batch))
                    .toArray();
            long size = 1;
            for (long each : shape) {
                size *= each;
            }
            float[] values = new float[Math.toIntExact(size)];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            inputs.put(input.getName(), new Block.Floats(values, shape));
        }
        return inputs;
    }

    private long length(Dimension dimension, int batch) {
        if (dimension.hasDimValue()) {
            return dimension.getDimValue();
        }
        return dimension.getDimParam().equals("batch") ? batch : length;
    }

    private static boolean isWhole(ValueInfoProto input) {
        return input.getType().getTensorType().getElemType() == DataType.INT64.getNumber();
    }

    private static long weights(ModelProto model) {
        return model.getGraph().getInitializerList().stream()
                .filter(tensor -> tensor.getDataType() == DataType.FLOAT.getNumber())
                .mapToLong(tensor -> tensor.getRawData().size() / Float.BYTES)
                .sum();
    }

    private static long wholeWeights(ModelProto model) {
        return model.getGraph().getInitializerList().stream()
                .filter(tensor -> tensor.getDataType() == DataType.INT8.getNumber())
                .mapToLong(tensor -> tensor.getRawData().size())
                .sum();
    }
}
