package io.ripieno.music.resample;

/**
 * The arithmetic of a conversion, block by block. Block b makes the outputs {@code b outputsPerBlock()} and following
 * from the inputs {@code firstInput(b)} to {@code firstInput(b) + inputsPerBlock() - 1}.
 */
sealed interface Kernel permits BlockKernel, InterpolatingKernel {
    int outputsPerBlock();

    int inputsPerBlock();

    /** Grows by at most {@link #inputsPerBlock()} from block to block; negative where the block begins before the audio. */
    long firstInput(long block);

    /**
     * Makes the first outputs of a block.
     *
     * @param input the inputs of the block, from index 0 on
     * @param outputs how many, at most {@link #outputsPerBlock()}
     */
    void run(long block, float[] input, float[] target, int at, int outputs);
}
