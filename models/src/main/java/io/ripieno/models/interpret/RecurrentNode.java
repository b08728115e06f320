package io.ripieno.models.interpret;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** What GRU and LSTM nodes have in common: directions, weights, and the dimensions of states and outputs. */
final class RecurrentNode {
    private static final int WEIGHTS = 1;
    private static final int RECURRENT = 2;
    private static final int BIAS = 3;
    private static final int LENGTHS = 4;
    private static final int HIDDEN = 5;
    private static final int CELL = 6;

    private final TensorVector weights;
    private final TensorOptional inputBias;
    private final TensorOptional stateBias;
    private final boolean biased;
    private final boolean bothWays;
    private final boolean backwards;

    /**
     * @throws InterpretException if the node wants lengths of each sequence, another layout or other activations, or takes
     *     for its weights what are none of the network
     */
    RecurrentNode(Node node) {
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
        weights = Parameters.lasting(weights(node));
        inputBias = Parameters.lasting(biased ? new TensorOptional(weights.get(2)) : new TensorOptional());
        stateBias = Parameters.lasting(biased ? new TensorOptional(weights.get(3)) : new TensorOptional());
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

    /** For each direction {@code W, R} and, if there is a bias, {@code Wb, Rb}. */
    TensorVector weights() {
        return weights;
    }

    /** {@code W} of the first direction. */
    Tensor inputWeight() {
        return weights.get(0);
    }

    /** {@code R} of the first direction. */
    Tensor stateWeight() {
        return weights.get(1);
    }

    TensorOptional inputBias() {
        return inputBias;
    }

    TensorOptional stateBias() {
        return stateBias;
    }

    /** The hidden state that the node is given, or zeros. */
    Tensor hidden(Inputs inputs) {
        return inputs.has(HIDDEN) ? inputs.get(HIDDEN) : zeros(inputs);
    }

    /** The cell that the node is given, or zeros. */
    Tensor cell(Inputs inputs) {
        return inputs.has(CELL) ? inputs.get(CELL) : zeros(inputs);
    }

    private static Tensor zeros(Inputs inputs) {
        Tensor x = inputs.get(0);
        Tensor recurrent = inputs.get(RECURRENT);
        return x.dim() == 2
                ? x.new_zeros(x.size(0), recurrent.size(2))
                : x.new_zeros(recurrent.size(0), x.size(1), recurrent.size(2));
    }

    /** {@code [time][batch][directions · H]} as ONNX writes it, {@code [time][directions][batch][H]}. */
    Tensor output(Tensor sequence) {
        if (bothWays) {
            return sequence.unflatten(2, 2, sequence.size(2) / 2).permute(0, 2, 1, 3);
        }
        return torch.unsqueeze(backwards ? torch.flip(sequence, 0) : sequence, 1);
    }

    private static TensorVector weights(Node node) {
        List<Tensor> input = node.weight(WEIGHTS);
        List<Tensor> state = node.weight(RECURRENT);
        List<Tensor> biases = node.hasInput(BIAS) ? node.weight(BIAS) : List.of();
        TensorVector weights = new TensorVector();
        for (int direction = 0; direction < input.size(); direction++) {
            weights.push_back(input.get(direction)).push_back(state.get(direction));
            if (!biases.isEmpty()) {
                weights.push_back(biases.get(2 * direction)).push_back(biases.get(2 * direction + 1));
            }
        }
        return weights;
    }

    void close() {
        weights.close();
        inputBias.close();
        stateBias.close();
    }
}
