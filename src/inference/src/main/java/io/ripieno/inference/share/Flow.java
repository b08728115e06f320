package io.ripieno.inference.share;

import io.ripieno.inference.work.Lane;

/** Numbers for what shares time: the long and the brief jobs of each lane; a set of flows is an int of bits. */
public final class Flow {
    public static final int COUNT = 2 * Lane.values().length;

    private Flow() {}

    public static int of(Lane lane, boolean brief) {
        return 2 * lane.ordinal() + (brief ? 1 : 0);
    }

    public static boolean isBrief(int flow) {
        return (flow & 1) != 0;
    }

    static int lane(int flow) {
        return flow >> 1;
    }

    /** The lanes of the flows, as bits. */
    static int lanes(int flows) {
        int lanes = 0;
        for (int lane = 0; lane < COUNT / 2; lane++) {
            lanes |= inLane(flows, lane) == 0 ? 0 : 1 << lane;
        }
        return lanes;
    }

    /** The two flows of a lane, as bits. */
    static int inLane(int flows, int lane) {
        return flows >> 2 * lane & 0b11;
    }
}
