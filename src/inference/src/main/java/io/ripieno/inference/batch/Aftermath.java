package io.ripieno.inference.batch;

/** What a batch under way asks of the scheduler. */
interface Aftermath {
    /** Takes in what came for the graph since the batch was formed, unless its run was ended. */
    void grow(Batch batch);

    /** The device's memory did not hold so many windows; smaller batches are formed from now on. */
    void exhausted(Batch batch, int windows);

    /** Puts those in front that run once more, of the first so many; returns how many they are. */
    int regroup(Batch batch, int members);

    /** Lets a window wait for a device with more memory; false if there is none. */
    boolean elsewhere(Batch batch, int place);

    /** The device is lost: lets a window wait for another one; false if there is none or it has cost devices enough. */
    boolean again(Batch batch, int place);
}
