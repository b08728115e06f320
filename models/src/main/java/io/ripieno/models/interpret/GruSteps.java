package io.ripieno.models.interpret;

import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** GRU in one or both directions. */
record GruSteps(RecurrentNode node) implements Operator.Step {
    static Operator.Step prepare(Node node) {
        return new GruSteps(checked(node));
    }

    /** One step, over {@code [batch][width]}, of one direction. */
    static Operator.Step prepareCell(Node node) {
        return new Cell(checked(node));
    }

    private static RecurrentNode checked(Node node) {
        node.allowOnly("hidden_size", "direction", "linear_before_reset", "layout");
        if (node.integer("linear_before_reset", 0) != 1) {
            throw node.refusal("does linear_before_reset = 1 only");
        }
        return new RecurrentNode(node);
    }

    @Override
    public Tensor[] apply(Inputs inputs, Mode mode) {
        T_TensorTensor_T result = torch.gru(
                node.sequence(inputs),
                node.hidden(inputs),
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

    private record Cell(RecurrentNode node) implements Operator.Single {
        @Override
        public Tensor result(Inputs inputs, Mode mode) {
            return torch.gru_cell(
                    inputs.get(0),
                    node.hidden(inputs),
                    node.inputWeight(),
                    node.stateWeight(),
                    node.inputBias(),
                    node.stateBias());
        }

        @Override
        public void close() {
            node.close();
        }
    }
}
