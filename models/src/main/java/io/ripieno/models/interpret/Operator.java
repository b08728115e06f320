package io.ripieno.models.interpret;

import org.bytedeco.pytorch.Tensor;

/**
 * What an ONNX operator does on libtorch tensors. An operator is prepared once for each node, where it reads and checks
 * the attributes, and then applied in each run.
 */
@FunctionalInterface
interface Operator {
    /**
     * Reads the attributes of a node.
     *
     * @throws InterpretException if the node asks for something that this operator does not do
     */
    Step prepare(Node node);

    /** A prepared node. */
    @FunctionalInterface
    interface Step {
        /** One tensor for each output of the operator. */
        Tensor[] apply(Inputs inputs, Mode mode);

        /** Frees what the step keeps from run to run. */
        default void close() {}
    }

    /** A prepared node of one output. */
    interface Single extends Step {
        Tensor result(Inputs inputs, Mode mode);

        @Override
        default Tensor[] apply(Inputs inputs, Mode mode) {
            return new Tensor[] {result(inputs, mode)};
        }
    }
}
