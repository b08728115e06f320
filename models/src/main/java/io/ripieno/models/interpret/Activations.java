package io.ripieno.models.interpret;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;

/** Activations that have attributes. */
final class Activations {
    private static final double SELU_ALPHA = 1.67326319217681884765625;
    private static final double SELU_GAMMA = 1.05070102214813232421875;

    private Activations() {}

    static Operator.Single softmax(Node node) {
        node.allowOnly("axis");
        long axis = node.integer("axis", -1);
        return (inputs, mode) -> torch.softmax(inputs.get(0), axis);
    }

    static Operator.Single logSoftmax(Node node) {
        node.allowOnly("axis");
        long axis = node.integer("axis", -1);
        return (inputs, mode) -> torch.log_softmax(inputs.get(0), axis);
    }

    static Operator.Single leakyRelu(Node node) {
        node.allowOnly("alpha");
        double alpha = node.number("alpha", 0.01);
        return (inputs, mode) -> torch.leaky_relu(inputs.get(0), new Scalar(alpha));
    }

    static Operator.Single elu(Node node) {
        node.allowOnly("alpha");
        double alpha = node.number("alpha", 1);
        return (inputs, mode) -> torch.elu(inputs.get(0), new Scalar(alpha), new Scalar(1.0), new Scalar(1.0));
    }

    static Operator.Single selu(Node node) {
        node.allowOnly("alpha", "gamma");
        double alpha = node.number("alpha", SELU_ALPHA);
        double gamma = node.number("gamma", SELU_GAMMA);
        return (inputs, mode) -> torch.elu(inputs.get(0), new Scalar(alpha), new Scalar(gamma), new Scalar(1.0));
    }
}
