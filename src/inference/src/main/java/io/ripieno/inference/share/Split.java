package io.ripieno.inference.share;

/**
 * Splits service among a few parties by their shares. Each has a standing: the service that it had, divided by its
 * share. The one that stands least is served next; who comes anew begins at the floor, where the least of those stands
 * that wait, and nobody stands more than a debt of its own service above it. Start-time fair queueing (Goyal, Vin and
 * Cheng, 1996), which is deficit round robin with ever smaller quanta.
 */
final class Split {
    private final double[] shares;
    private final double debt;
    private final double[] served;
    private double floor;

    Split(double debt, double... shares) {
        this.shares = shares;
        this.debt = debt;
        this.served = new double[shares.length];
    }

    /** The one of the set, given as bits, that stands least; -1 if the set is empty. */
    int least(int parties) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int party = 0; party < shares.length; party++) {
            if ((parties >> party & 1) != 0 && standing(party) < least) {
                best = party;
                least = standing(party);
            }
        }
        return best;
    }

    double standing(int party) {
        return Math.min(Math.max(served[party], floor), floor + debt / shares[party]);
    }

    void charge(int party, double service) {
        served[party] = standing(party) + service / shares[party];
    }

    /** Takes note of all that wait, given as bits. */
    void raiseFloor(int parties) {
        if (parties != 0) {
            floor = Math.max(floor, standing(least(parties)));
        }
    }
}
