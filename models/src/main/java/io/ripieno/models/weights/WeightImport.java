package io.ripieno.models.weights;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Weight;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Puts tensors of a file into a network's weights. */
public final class WeightImport {
    private WeightImport() {}

    /**
     * Sets every weight whose tensors are all there; the network stays as it is if one has another shape. Dimensions of
     * length 1 do not count: the matrix of a linear layer is also that of a convolution of width 1.
     *
     * @param names which tensors make which weight
     * @return what was set, what stayed as it was, and which tensors were not used
     * @throws WeightsException if shapes differ, all of them named, or a tensor cannot be read or holds NaN or infinity
     */
    public static ImportReport into(GraphSet network, NamedTensors tensors, NameMap names) throws IOException {
        Set<String> there = new TreeSet<>(tensors.names());
        Set<String> leftOver = new TreeSet<>(there);
        Map<Weight, float[]> values = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        List<String> mismatches = new ArrayList<>();
        for (Weight weight : network.weights()) {
            Assembly assembly = names.of(weight);
            if (there.containsAll(assembly.sources())) {
                List<float[]> parts = read(tensors, weight, assembly, mismatches);
                leftOver.removeAll(assembly.sources());
                if (parts.size() == assembly.sources().size()) {
                    values.put(weight, assembly.layout().of(parts));
                }
            } else {
                missing.add(weight.name());
            }
        }
        if (!mismatches.isEmpty()) {
            throw new WeightsException(
                    "Shapes differ: %s. Maybe the weights are of another network, or a rule should transpose."
                            .formatted(String.join("; ", mismatches)));
        }
        values.forEach(Weight::set);
        return new ImportReport(values.keySet().stream().map(Weight::name).toList(), missing, List.copyOf(leftOver));
    }

    private static List<float[]> read(NamedTensors tensors, Weight weight, Assembly assembly, List<String> mismatches)
            throws IOException {
        List<float[]> parts = new ArrayList<>();
        for (int i = 0; i < assembly.sources().size(); i++) {
            NamedTensor tensor = tensors.read(assembly.sources().get(i));
            List<Long> wanted = assembly.shapes().get(i);
            requireFinite(tensor, weight);
            if (counted(tensor.shape()).equals(counted(wanted))) {
                parts.add(tensor.values());
            } else {
                mismatches.add("%s wants %s of %s, which has %s"
                        .formatted(weight.name(), wanted, tensor.name(), tensor.shape()));
            }
        }
        return parts;
    }

    private static List<Long> counted(List<Long> shape) {
        return shape.stream().filter(length -> length != 1).toList();
    }

    private static void requireFinite(NamedTensor tensor, Weight weight) throws WeightsException {
        float[] values = tensor.values();
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new WeightsException(
                        "Tensor %s holds %s at place %d, and weight %s would. Take weights of a training that went well."
                                .formatted(tensor.name(), values[i], i, weight.name()));
            }
        }
    }
}
