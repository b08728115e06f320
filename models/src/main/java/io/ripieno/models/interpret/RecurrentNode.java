package io.ripieno.models.interpret;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** What GRU and LSTM nodes have in common: directions, weights, and the dimensions of states and outputs. */
final class RecurrentNode {
    private static final int WEIGHTS = 1;
    private static final int RECURRENT = 2;
    private static final int BIAS = 3;
    private static final int LENGTHS = 4;

    private final Gates gates;
    private final boolean biased;
    private final boolean bothWays;
    private final boolean backwards;

    /**
     * @param gates permutes the gate rows of this node's weights
     * @throws InterpretException if the node wants lengths of each sequence, another layout or other activations
     */
    RecurrentNode(Node node, Gates gates) {
        this.gates = gates;
        if (node.hasInput(LENGTHS)) {
            throw node.refusal("takes sequences of one length only, not the input sequence_lens");
        }
        node.allowOnlyZero("layout");
        node.allowOnlyZero("input_forget");
        String direction = node.text("direction", "forward");
        bothWays = direction.equals("bidirectional");
        backwards = direction.equals("reverse");
        if (!bothWays && !backwards && !direction.equals("forward")) {
            throw node.refusal("does not know the direction " + direction);
        }
        biased = node.hasInput(BIAS);
    }

    boolean biased() {
        return biased;
    }

    boolean bothWays() {
        return bothWays;
    }

    Tensor sequence(Inputs inputs) {
        return backwards ? torch.flip(inputs.get(0), 0) : inputs.get(0);
    }

    /** The weights for libtorch. */
    Gates.Permuted weights(Inputs inputs) {
        return biased
                ? gates.permuted(inputs.get(WEIGHTS), inputs.get(RECURRENT), inputs.get(BIAS))
                : gates.permuted(inputs.get(WEIGHTS), inputs.get(RECURRENT));
    }

    /** A state that the node is given, or zeros. */
    Tensor state(Inputs inputs, int index) {
        if (inputs.has(index)) {
            return inputs.get(index);
        }
        Tensor recurrent = inputs.get(RECURRENT);
        return inputs.get(0).new_zeros(recurrent.size(0), inputs.get(0).size(1), recurrent.size(2));
    }

    /** {@code [time][batch][directions · H]} as ONNX writes it, {@code [time][directions][batch][H]}. */
    Tensor output(Tensor sequence) {
        if (bothWays) {
            return sequence.unflatten(2, 2, sequence.size(2) / 2).permute(0, 2, 1, 3);
        }
        return torch.unsqueeze(backwards ? torch.flip(sequence, 0) : sequence, 1);
    }

    /** Whether the sequence is one step in one direction, which is a cell without a loop around it. */
    boolean isOneStep(Inputs inputs) {
        return !bothWays && inputs.get(0).size(0) == 1;
    }

    void close() {
        gates.close();
    }
}
