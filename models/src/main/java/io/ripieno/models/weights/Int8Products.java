package io.ripieno.models.weights;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Replaces products with weight matrices by products of 8-bit whole numbers: each row of the input, as it comes, and each
 * column of the matrix is quantised by a scale of its own, and the sums are scaled back (after Jacob et al., CVPR 2018, who
 * have one scale for each side). Convolutions and recurrent layers stay as they are.
 *
 * <p>Columns use whole numbers from −64 to 64 only: with more, processors without VNNI add two products beyond 16 bits and
 * cut them off, so that the same file would give other results there.
 */
public final class Int8Products {
    private static final int FEWEST = 1024;

    private Int8Products() {}

    private record Candidate(String node, int size) {}

    /**
     * Replaces products one after the other, the largest matrix first, and keeps each replacement after which the graph does
     * not do worse than at the beginning by more than the tolerance.
     *
     * @param measure how well a graph does; asked once and then once for each product
     * @param tolerance by how much the measure may fall in all, 0 or more
     * @return the graph, and the names of the products' results that were replaced
     * @throws WeightsException if no product could be replaced: the graph has none, or each would hurt; with the figures
     */
    public static Shrunk of(ModelProto model, ServedMeasure measure, double tolerance) throws WeightsException {
        List<Candidate> candidates = candidates(model.getGraph());
        if (candidates.isEmpty()) {
            throw new WeightsException(
                    "Graph %s has no product with a weight matrix of %d numbers or more. Serve it in single precision."
                            .formatted(model.getGraph().getName(), FEWEST));
        }
        List<String> products = candidates.stream().map(Candidate::node).toList();
        Shrunk quantised = Shrunk.of(model, products, Int8Products::replace, measure, tolerance);
        if (quantised.changed().isEmpty()) {
            throw new WeightsException(
                    "Each 8-bit product of graph %s hurts by more than %s: the measure is %.6g, and with %s. Serve it in single precision."
                            .formatted(model.getGraph().getName(), tolerance, quantised.before(), quantised.refused()));
        }
        return quantised;
    }

    private static List<Candidate> candidates(GraphProto graph) {
        List<Candidate> candidates = new ArrayList<>();
        for (NodeProto node : graph.getNodeList()) {
            if (isProduct(node)) {
                matrix(graph, node.getInput(1))
                        .map(matrix -> Math.toIntExact(matrix.getDims(0) * matrix.getDims(1)))
                        .filter(size -> size >= FEWEST)
                        .ifPresent(size -> candidates.add(new Candidate(node.getOutput(0), size)));
            }
        }
        candidates.sort(Comparator.comparingInt(Candidate::size).reversed());
        return candidates;
    }

    /** A Gemm only if it is plainly input times matrix, perhaps transposed, perhaps plus bias. */
    private static boolean isProduct(NodeProto node) {
        if (node.getOpType().equals("Gemm")) {
            return number(node, "alpha", 1) == 1 && number(node, "beta", 1) == 1 && number(node, "transA", 0) == 0;
        }
        return node.getOpType().equals("MatMul");
    }

    private static Optional<TensorProto> matrix(GraphProto graph, String name) {
        return graph.getInitializerList().stream()
                .filter(tensor -> tensor.getName().equals(name))
                .filter(tensor -> InitialiserEdit.isFloat(tensor) && tensor.getDimsCount() == 2)
                .findFirst();
    }

    private static ModelProto replace(ModelProto model, String output) {
        GraphProto.Builder graph = model.getGraph().toBuilder();
        for (int n = 0; n < graph.getNodeCount(); n++) {
            NodeProto node = graph.getNode(n);
            if (node.getOutput(0).equals(output)) {
                TensorProto matrix = matrix(model.getGraph(), node.getInput(1)).orElseThrow();
                QuantisedColumns columns = QuantisedColumns.of(matrix, number(node, "transB", 0) != 0);
                List<NodeProto> after = List.copyOf(graph.getNodeList().subList(n + 1, graph.getNodeCount()));
                List<NodeProto> kept = List.copyOf(graph.getNodeList().subList(0, n));
                graph.clearNode()
                        .addAllNode(kept)
                        .addAllNode(Int8Nodes.of(node))
                        .addAllNode(after);
                columns.addTo(graph, output);
                Int8Nodes.addConstants(graph, output);
                if (!InitialiserEdit.isUsed(graph, matrix.getName())) {
                    int place = model.getGraph().getInitializerList().indexOf(matrix);
                    graph.removeInitializer(place);
                }
                break;
            }
        }
        return model.toBuilder().setGraph(graph).build();
    }

    private static double number(NodeProto node, String name, double absent) {
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.getName().equals(name)) {
                return attribute.getType() == AttributeProto.AttributeType.INT ? attribute.getI() : attribute.getF();
            }
        }
        return absent;
    }
}
