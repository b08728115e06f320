package io.ripieno.models.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Optional;

/**
 * The gates of a recurrent layer, whose rows ONNX and PyTorch (with libtorch, its library) order differently. The rows of a
 * gate lie together, so either order comes from the other by moving whole blocks of numbers.
 */
public enum Gates {
    /** Input, output, forget, cell in ONNX; input, forget, cell, output in PyTorch. */
    LSTM(0, 3, 1, 2),
    /** Update, reset, hidden in ONNX; reset, update, hidden in PyTorch. */
    GRU(1, 0, 2);

    private final int[] places;

    /** @param places for each gate in the order of ONNX, its place in that of PyTorch */
    Gates(int... places) {
        this.places = places;
    }

    /** The gates of a node; none if it is not a recurrent one. */
    public static Optional<Gates> of(NodeProto node) {
        return switch (node.getOpType()) {
            case "LSTM" -> Optional.of(LSTM);
            case "GRU" -> Optional.of(GRU);
            default -> Optional.empty();
        };
    }

    public int count() {
        return places.length;
    }

    /**
     * Puts numbers in the order of PyTorch into that of ONNX.
     *
     * @param stacks how many times all gates follow one another: once for each direction, twice for its biases
     */
    public float[] toOnnx(float[] values, int stacks) {
        return moved(values, stacks, true);
    }

    /** Puts numbers in the order of ONNX into that of PyTorch; the other way of {@link #toOnnx}. */
    public float[] fromOnnx(float[] values, int stacks) {
        return moved(values, stacks, false);
    }

    private float[] moved(float[] values, int stacks, boolean toOnnx) {
        float[] moved = new float[values.length];
        int gate = values.length / (stacks * places.length);
        for (int stack = 0; stack < stacks; stack++) {
            int start = stack * places.length;
            for (int i = 0; i < places.length; i++) {
                int onnx = (start + i) * gate;
                int pytorch = (start + places[i]) * gate;
                System.arraycopy(values, toOnnx ? pytorch : onnx, moved, toOnnx ? onnx : pytorch, gate);
            }
        }
        return moved;
    }
}
