package io.ripieno.models.train;

/** What a network is trained for: what a batch costs, how the network is judged between epochs, and which epoch is best. */
public interface Task {
    /**
     * What the network costs on a batch. Called in training and, by the default review, in evaluation. What it draws comes
     * from libtorch's generator, which the loop seeds before each call.
     *
     * @param network runs the graphs
     * @param batch some examples
     */
    Loss loss(Pass network, Batch batch);

    /** Begins a judgement of the network on a split: by default, the mean loss and the means of the loss's figures. */
    default Review review() {
        return new MeanReview(this);
    }

    /** Which figure of the review decides which epoch's weights are kept. */
    default Criterion best() {
        return Criterion.lowest(Loss.NAME);
    }
}
