package io.ripieno.models.network.tagging;

import java.util.List;

/**
 * The kernel sizes of the twelve residual blocks of CP ResNet, which its receptive field follows from: the larger ρ, the
 * more blocks, from the first on, see 3 × 3 cells instead of 1 × 1 ("The Receptive Field as a Regularizer in Deep
 * Convolutional Neural Networks for Acoustic Scene Classification", Koutini et al., EUSIPCO 2019). The second kernels of the
 * second stage are those of EAsT, which repeat the rule of the first stage; the original network grows them later.
 *
 * @param rho ρ, 0 to 22
 */
record CpResNetKernels(int rho) {
    static final int STAGES = 3;
    static final int BLOCKS_OF_A_STAGE = 4;
    static final int BLOCKS = STAGES * BLOCKS_OF_A_STAGE;

    private static final int LARGEST = 22;
    private static final int NEUTRAL = 7;

    CpResNetKernels {
        if (rho < 0 || rho > LARGEST) {
            throw new IllegalArgumentException(
                    "rho is %d. Give 0 to %d: beyond, no kernel changes any more.".formatted(rho, LARGEST));
        }
    }

    /** The kernels of the first convolutions of a stage (0 to 2), block by block. */
    List<Integer> first(int stage) {
        return switch (stage) {
            case 0 -> List.of(3, threeDownTo(6), threeDownTo(4), threeDownTo(2));
            case 1 -> List.of(threeDownTo(0), threeAbove(1), threeAbove(3), threeAbove(5));
            default -> List.of(threeAbove(7), threeAbove(9), threeAbove(11), threeAbove(13));
        };
    }

    /** The kernels of the second convolutions of a stage (0 to 2), block by block. */
    List<Integer> second(int stage) {
        return stage < 2
                ? List.of(1, threeDownTo(5), threeDownTo(3), threeDownTo(1))
                : List.of(threeAbove(8), threeAbove(10), threeAbove(12), threeAbove(14));
    }

    /** Whether max-pooling of 2 × 2 follows: in the first stage after all blocks but the third. */
    static boolean poolsAfter(int stage, int block) {
        return stage == 0 && block != 2;
    }

    /** How many input cells one cell after the last block sees. */
    int receptiveField() {
        int field = 5;
        int step = 2;
        for (int stage = 0; stage < STAGES; stage++) {
            for (int block = 0; block < BLOCKS_OF_A_STAGE; block++) {
                field += step * (first(stage).get(block) - 1 + second(stage).get(block) - 1);
                if (poolsAfter(stage, block)) {
                    field += step;
                    step *= 2;
                }
            }
        }
        return field;
    }

    private int threeDownTo(int margin) {
        return NEUTRAL - rho > margin ? 1 : 3;
    }

    private int threeAbove(int margin) {
        return rho - NEUTRAL > margin ? 3 : 1;
    }
}
