package io.ripieno.models.train;

/** Hears how a run goes on, on the thread that trains. */
public interface TrainingListener {
    /** Hears nothing. */
    TrainingListener SILENT = new TrainingListener() {
        @Override
        public void stepEnded(long step, long steps, double loss) {}

        @Override
        public void epochEnded(EpochReport report) {}
    };

    /**
     * The first steps are about to be taken.
     *
     * @param secondsBefore what the run took before it was interrupted, or 0
     */
    default void began(double secondsBefore) {}

    /** Something that who watches the run should know of, for example that it waits for data. */
    default void noticed(String notice) {}

    /**
     * @param step how many steps are done
     * @param steps how many there will be if the run is not ended early
     * @param loss of the step
     */
    void stepEnded(long step, long steps, double loss);

    void epochEnded(EpochReport report);
}
