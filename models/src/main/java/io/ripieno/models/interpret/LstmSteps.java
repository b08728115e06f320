package io.ripieno.models.interpret;

import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** LSTM in one or both directions. */
record LstmSteps(RecurrentNode node) implements Operator.Step {
    private static final int PEEPHOLES = 7;

    static Operator.Step prepare(Node node) {
        return new LstmSteps(checked(node));
    }

    /** One step, over {@code [batch][width]}, of one direction. */
    static Operator.Step prepareCell(Node node) {
        return new Cell(checked(node));
    }

    private static RecurrentNode checked(Node node) {
        node.allowOnly("hidden_size", "direction", "layout", "input_forget");
        if (node.hasInput(PEEPHOLES)) {
            throw node.refusal("has no peepholes");
        }
        return new RecurrentNode(node);
    }

    @Override
    public Tensor[] apply(Inputs inputs, Mode mode) {
        T_TensorTensorTensor_T result = torch.lstm(
                node.sequence(inputs),
                new TensorVector(node.hidden(inputs), node.cell(inputs)),
                node.weights(),
                node.biased(),
                1,
                0,
                mode == Mode.TRAINING,
                node.bothWays(),
                false);
        return new Tensor[] {node.output(result.get0()), new Tensor(result.get1()), new Tensor(result.get2())};
    }

    @Override
    public void close() {
        node.close();
    }

    private record Cell(RecurrentNode node) implements Operator.Step {
        @Override
        public Tensor[] apply(Inputs inputs, Mode mode) {
            T_TensorTensor_T state = torch.lstm_cell(
                    inputs.get(0),
                    new TensorVector(node.hidden(inputs), node.cell(inputs)),
                    node.inputWeight(),
                    node.stateWeight(),
                    node.inputBias(),
                    node.stateBias());
            return new Tensor[] {new Tensor(state.get0()), new Tensor(state.get1())};
        }

        @Override
        public void close() {
            node.close();
        }
    }
}
