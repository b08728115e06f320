package io.ripieno.inference.batch;

import io.ripieno.inference.device.simulated.Behaviour;
import io.ripieno.inference.device.simulated.Fault;
import java.nio.FloatBuffer;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A device that is gone or short of memory for moments, on which runs fail or hang and loads fail at random. Some windows
 * are bad by their value wherever they run.
 */
final class Chaos implements Behaviour {
    private static final int KINDS = 64;
    private static final int GUILTY = 63;
    private static final int LARGE = 62;

    private final Random random;
    private final boolean holdsLarge;
    private volatile boolean isOn = true;
    private volatile boolean isGone;
    private volatile boolean isShort;

    /** @param holdsLarge whether windows that fit on no GPU fit here */
    Chaos(long seed, boolean holdsLarge) {
        this.random = new Random(seed);
        this.holdsLarge = holdsLarge;
    }

    /** Makes every run fail that it is in. */
    static boolean isGuilty(float value) {
        return (int) value % KINDS == GUILTY;
    }

    /** Fits on no GPU. */
    static boolean isLarge(float value) {
        return (int) value % KINDS == LARGE;
    }

    void leave(boolean gone) {
        isGone = gone;
    }

    void starve(boolean shortOfMemory) {
        isShort = shortOfMemory;
    }

    /** From now on runs and loads go wrong at random, or only bad windows do harm. */
    void turn(boolean on) {
        isOn = on;
        isGone = false;
        isShort = false;
    }

    @Override
    public @Nullable Fault of(Run run) {
        if (isGone) {
            return Fault.LOST;
        }
        FloatBuffer values = run.buffers().input(0, run.items());
        boolean isTooLarge = isShort && run.items() > 2;
        for (int i = 0; i < run.items(); i++) {
            if (isGuilty(values.get(i))) {
                return Fault.FAILED;
            }
            isTooLarge |= !holdsLarge && isLarge(values.get(i));
        }
        if (isTooLarge) {
            return Fault.OUT_OF_MEMORY;
        }
        int luck = isOn ? random.nextInt(1000) : 1000;
        return luck < 3 ? Fault.HANGS : luck < 8 ? Fault.FAILED : null;
    }

    @Override
    public @Nullable Fault ofLoad(Load load) {
        int luck = isOn ? random.nextInt(1000) : 1000;
        return luck < 15 ? Fault.OUT_OF_MEMORY : luck < 20 ? Fault.FAILED : null;
    }

    @Override
    public boolean isGone(long nanos) {
        return isGone;
    }
}
