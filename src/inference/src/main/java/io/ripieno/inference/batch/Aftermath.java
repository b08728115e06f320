package io.ripieno.inference.batch;

import io.ripieno.inference.device.DeviceException;

/** What a batch under way asks of the scheduler. */
interface Aftermath {
    /** The batch has its session: takes in what came for the graph since it was formed, unless its run was ended. */
    void grow(Batch batch);

    /** The device's memory did not hold so many windows; smaller batches are formed from now on. */
    void exhausted(Batch batch, int windows);

    /** Puts those in front that run once more, of the first so many; returns how many they are. */
    int regroup(Batch batch, int members);

    /** Lets a window wait for a device with more memory; false if there is none. */
    boolean elsewhere(Batch batch, int place);

    /** The device is lost. */
    void lost(Batch batch, DeviceException error);

    /** The graph could not be loaded on the device. */
    void notLoaded(Batch batch, DeviceException error);

    /**
     * The device is lost: lets a window wait for another one, or for its return; false if none is expected or if the
     * window has cost devices enough.
     *
     * @param ran whether the device was lost while it ran the window, which may be the cause then
     */
    boolean again(Batch batch, int place, boolean ran);

    /** The graph could not be loaded: lets a window wait for a device on which it may be; false if there is none. */
    boolean instead(Batch batch, int place);
}
