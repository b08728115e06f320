package io.ripieno.models.weights;

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

    static List<Long> list(long... shape) {
        return Arrays.stream(shape).boxed().toList();
    }
}
