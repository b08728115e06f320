package io.ripieno.inference.batch;

/** What a batch under way asks of the scheduler. */
interface Aftermath {
    /** Takes in what came for the graph since the batch was formed. */
    void grow(Batch batch);

    /** The device's memory did not hold so many windows; smaller batches are formed from now on. */
    void exhausted(Batch batch, int windows);

    /** Lets a window wait for a device with more memory; false if there is none. */
    boolean elsewhere(Batch batch, WindowItem item);

    /** The device is lost: lets a window wait for another one; false if there is none or it has cost devices enough. */
    boolean again(Batch batch, WindowItem item);
}
