package io.ripieno.models.train;

/** How gradients move weights. Names and meanings of the numbers are those of PyTorch's optimisers. */
public sealed interface Optimiser permits Optimiser.Adam, Optimiser.Sgd {
    /** Weight decay λ. */
    double decay();

    /**
     * Whether the decay shrinks the weights themselves by rate · λ (Loshchilov and Hutter, ICLR 2019) rather than being added
     * to their gradients.
     */
    boolean decoupled();

    /**
     * Adam (Kingma and Ba, ICLR 2015), both moments corrected for their bias. With decoupled decay it is AdamW.
     *
     * @param beta1 in [0, 1)
     * @param beta2 in [0, 1)
     * @param epsilon added to the root of the second moment
     * @param amsgrad whether to divide by the largest second moment so far (Reddi, Kale and Kumar, ICLR 2018)
     */
    record Adam(double beta1, double beta2, double epsilon, double decay, boolean decoupled, boolean amsgrad)
            implements Optimiser {
        public Adam {
            if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1 && epsilon >= 0 && decay >= 0)) {
                throw new IllegalArgumentException(
                        "beta1 %s, beta2 %s, epsilon %s, decay %s. Give betas in [0, 1) and nothing negative."
                                .formatted(beta1, beta2, epsilon, decay));
            }
        }
    }

    /**
     * Gradient descent with momentum: v ← μv + g, w ← w − rate · v; with Nesterov's, w ← w − rate · (g + μv).
     *
     * @param momentum μ, 0 for none
     */
    record Sgd(double momentum, boolean nesterov, double decay, boolean decoupled) implements Optimiser {
        public Sgd {
            if (!(momentum >= 0 && momentum < 1 && decay >= 0) || (nesterov && momentum == 0)) {
                throw new IllegalArgumentException(
                        "momentum %s, decay %s. Give a momentum in [0, 1), above 0 for Nesterov's, and no negative decay."
                                .formatted(momentum, decay));
            }
        }
    }

    /** Adam with β₁ 0.9, β₂ 0.999, ε 1e-8 and decay added to gradients. */
    static Adam adam(double decay) {
        return new Adam(0.9, 0.999, 1e-8, decay, false, false);
    }

    /** Adam with decoupled decay. */
    static Adam adamW(double decay) {
        return new Adam(0.9, 0.999, 1e-8, decay, true, false);
    }

    /** {@link #adam} with the largest second moment. */
    static Adam amsGrad(double decay) {
        return new Adam(0.9, 0.999, 1e-8, decay, false, true);
    }

    /** Gradient descent with heavy-ball momentum and decay added to gradients. */
    static Sgd sgd(double momentum, double decay) {
        return new Sgd(momentum, false, decay, false);
    }
}
