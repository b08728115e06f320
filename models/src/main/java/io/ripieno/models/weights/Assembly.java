package io.ripieno.models.weights;

import io.ripieno.models.graph.Gates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How one weight of a network is put together from tensors of a file.
 *
 * @param sources the names of the tensors
 * @param shapes the shape that each must have
 * @param layout makes the weight's numbers of the tensors', in their order
 */
record Assembly(List<String> sources, List<List<Long>> shapes, Layout layout) {
    /** Lays numbers out as the network wants them. */
    @FunctionalInterface
    interface Layout {
        float[] of(List<float[]> sources);
    }

    Assembly {
        sources = List.copyOf(sources);
        shapes = List.copyOf(shapes);
    }

    /** One tensor of the weight's own shape. */
    static Assembly same(String source, long[] shape) {
        return new Assembly(List.of(source), List.of(list(shape)), tensors -> tensors.get(0));
    }

    /** One tensor of a matrix's transposed shape. */
    static Assembly transposed(String source, long[] shape) {
        int rows = Math.toIntExact(shape[0]);
        int columns = Math.toIntExact(shape[1]);
        return new Assembly(List.of(source), List.of(list(shape[1], shape[0])), tensors -> {
            float[] from = tensors.get(0);
            float[] to = new float[from.length];
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    to[r * columns + c] = from[c * rows + r];
                }
            }
            return to;
        });
    }

    /**
     * One part of a recurrent layer: tensors of each direction one after the other, gate by gate in the order of ONNX.
     *
     * @param part {@code input}, {@code recurrent} or {@code bias}
     * @param shape of the weight, {@code [directions][gates · hidden]...}, for biases twice as many
     * @param module the name of the PyTorch module
     * @param layer its layer
     */
    static Assembly recurrent(Gates gates, String part, long[] shape, String module, String layer) {
        List<String> kinds =
                switch (part) {
                    case "input" -> List.of("weight_ih");
                    case "recurrent" -> List.of("weight_hh");
                    default -> List.of("bias_ih", "bias_hh");
                };
        List<String> sources = new ArrayList<>();
        List<List<Long>> shapes = new ArrayList<>();
        long rows = shape[1] / kinds.size();
        for (int direction = 0; direction < shape[0]; direction++) {
            for (String kind : kinds) {
                sources.add(module + "." + kind + "_l" + layer + (direction == 0 ? "" : "_reverse"));
                shapes.add(shape.length == 3 ? list(rows, shape[2]) : list(rows));
            }
        }
        return new Assembly(sources, shapes, tensors -> gates.toOnnx(joined(tensors), tensors.size()));
    }

    private static float[] joined(List<float[]> tensors) {
        float[] joined =
                new float[tensors.stream().mapToInt(tensor -> tensor.length).sum()];
        int at = 0;
        for (float[] tensor : tensors) {
            System.arraycopy(tensor, 0, joined, at, tensor.length);
            at += tensor.length;
        }
        return joined;
    }

    static List<Long> list(long... shape) {
        return Arrays.stream(shape).boxed().toList();
    }
}
