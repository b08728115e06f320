package io.ripieno.models.interpret;

import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** GRU in one or both directions. */
record GruSteps(RecurrentNode node) implements Operator.Step {
    private static final int INITIAL = 5;

    static Operator.Step prepare(Node node) {
        node.allowOnly("hidden_size", "direction", "linear_before_reset", "layout");
        if (node.integer("linear_before_reset", 0) != 1) {
            throw node.refusal("does linear_before_reset = 1 only");
        }
        return new GruSteps(new RecurrentNode(node));
    }

    @Override
    public Tensor[] apply(Inputs inputs, Mode mode) {
        return node.isOneStep(inputs) ? cell(inputs) : sequence(inputs, mode);
    }

    private Tensor[] cell(Inputs inputs) {
        Tensor state = torch.gru_cell(
                torch.squeeze(inputs.get(0), 0),
                torch.squeeze(node.state(inputs, INITIAL), 0),
                node.weight(0),
                node.weight(1),
                node.bias(2),
                node.bias(3));
        Tensor hidden = torch.unsqueeze(state, 0);
        return new Tensor[] {torch.unsqueeze(hidden, 0), hidden};
    }

    private Tensor[] sequence(Inputs inputs, Mode mode) {
        T_TensorTensor_T result = torch.gru(
                node.sequence(inputs),
                node.state(inputs, INITIAL),
                node.weights(),
                node.biased(),
                1,
                0,
                mode == Mode.TRAINING,
                node.bothWays(),
                false);
        return new Tensor[] {node.output(result.get0()), new Tensor(result.get1())};
    }

    @Override
    public void close() {
        node.close();
    }
}
