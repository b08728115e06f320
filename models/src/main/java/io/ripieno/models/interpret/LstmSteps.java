package io.ripieno.models.interpret;

import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** LSTM in one or both directions. */
record LstmSteps(RecurrentNode node) implements Operator.Step {
    private static final int INITIAL = 5;
    private static final int INITIAL_CELL = 6;
    private static final int PEEPHOLES = 7;

    static Operator.Step prepare(Node node) {
        node.allowOnly("hidden_size", "direction", "layout", "input_forget");
        if (node.hasInput(PEEPHOLES)) {
            throw node.refusal("has no peepholes");
        }
        return new LstmSteps(new RecurrentNode(node));
    }

    @Override
    public Tensor[] apply(Inputs inputs, Mode mode) {
        return node.isOneStep(inputs) ? cell(inputs) : sequence(inputs, mode);
    }

    private Tensor[] cell(Inputs inputs) {
        T_TensorTensor_T state = torch.lstm_cell(
                torch.squeeze(inputs.get(0), 0),
                new TensorVector(
                        torch.squeeze(node.state(inputs, INITIAL), 0),
                        torch.squeeze(node.state(inputs, INITIAL_CELL), 0)),
                node.weight(0),
                node.weight(1),
                node.bias(2),
                node.bias(3));
        Tensor hidden = torch.unsqueeze(state.get0(), 0);
        return new Tensor[] {torch.unsqueeze(hidden, 0), hidden, torch.unsqueeze(state.get1(), 0)};
    }

    private Tensor[] sequence(Inputs inputs, Mode mode) {
        T_TensorTensorTensor_T result = torch.lstm(
                node.sequence(inputs),
                new TensorVector(node.state(inputs, INITIAL), node.state(inputs, INITIAL_CELL)),
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
}
