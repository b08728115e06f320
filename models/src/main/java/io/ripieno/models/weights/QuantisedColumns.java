package io.ripieno.models.weights;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A matrix {@code [from][to]} whose columns are whole numbers times scales.
 *
 * @param numbers row-major, from −64 to 64
 * @param scales one for each column
 */
record QuantisedColumns(int from, int to, byte[] numbers, float[] scales) {
    /** What the name of the whole numbers ends with. */
    static final String NUMBERS = ".int8";

    /** What the names of the scales end with. */
    static final String SCALES = ".column_scales";

    private static final int LARGEST = 64;

    static QuantisedColumns of(TensorProto matrix, boolean transposed) {
        float[] values = InitialiserEdit.floats(matrix);
        int from = Math.toIntExact(matrix.getDims(transposed ? 1 : 0));
        int to = Math.toIntExact(matrix.getDims(transposed ? 0 : 1));
        byte[] numbers = new byte[values.length];
        float[] scales = new float[to];
        for (int column = 0; column < to; column++) {
            float largest = 0;
            for (int row = 0; row < from; row++) {
                largest = Math.max(largest, Math.abs(values[transposed ? column * from + row : row * to + column]));
            }
            scales[column] = largest == 0 ? 1 : largest / LARGEST;
            for (int row = 0; row < from; row++) {
                float value = values[transposed ? column * from + row : row * to + column];
                numbers[row * to + column] = (byte) Math.rint(value / scales[column]);
            }
        }
        return new QuantisedColumns(from, to, numbers, scales);
    }

    /** Adds both as initialisers that are named after a product. */
    void addTo(GraphProto.Builder graph, String product) {
        ByteBuffer floats = InitialiserEdit.buffer(to * Float.BYTES);
        floats.asFloatBuffer().put(scales);
        graph.addInitializer(InitialiserEdit.tensor(
                product + NUMBERS,
                TensorProto.DataType.INT8,
                List.of((long) from, (long) to),
                ByteBuffer.wrap(numbers)));
        graph.addInitializer(
                InitialiserEdit.tensor(product + SCALES, TensorProto.DataType.FLOAT, List.of((long) to), floats));
    }
}
