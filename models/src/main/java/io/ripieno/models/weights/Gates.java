package io.ripieno.models.weights;

import java.util.ArrayList;
import java.util.List;

/** How PyTorch orders the gates of a recurrent layer, for each gate in the order of ONNX. */
public enum Gates {
    /** Input, output, forget, cell from input, forget, cell, output. */
    LSTM(0, 3, 1, 2),
    /** Update, reset, hidden from reset, update, hidden. */
    GRU(1, 0, 2);

    private final int[] places;

    Gates(int... places) {
        this.places = places;
    }

    int count() {
        return places.length;
    }

    /**
     * The weight of one part of a layer: tensors of each direction one after the other, gate by gate in the order of ONNX.
     *
     * @param part {@code input}, {@code recurrent} or {@code bias}
     * @param shape of the weight, {@code [directions][gates · hidden]...}, for biases twice as many
     * @param source the name of the PyTorch module
     * @param layer its layer
     */
    Assembly assembly(String part, long[] shape, String source, String layer) {
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
                sources.add(source + "." + kind + "_l" + layer + (direction == 0 ? "" : "_reverse"));
                shapes.add(shape.length == 3 ? Assembly.list(rows, shape[2]) : Assembly.list(rows));
            }
        }
        return new Assembly(sources, shapes, this::joined);
    }

    private float[] joined(List<float[]> tensors) {
        int length = tensors.stream().mapToInt(tensor -> tensor.length).sum();
        float[] joined = new float[length];
        int at = 0;
        for (float[] tensor : tensors) {
            int gate = tensor.length / places.length;
            for (int place : places) {
                System.arraycopy(tensor, place * gate, joined, at, gate);
                at += gate;
            }
        }
        return joined;
    }
}
