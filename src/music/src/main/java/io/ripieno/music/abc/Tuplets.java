package io.ripieno.music.abc;

import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.Tuplet;

/** What {@code (p:q:r} means: the next r notes, p in the time of q. */
final class Tuplets {
    private static final int MOST = 1000;

    private Tuplets() {}

    /** The tuplet, with q as the standard gives it if it is not written: 3 for p of 2, 4 and 8, 2 for 3 and 6. */
    static Tuplet of(AbcToken.Tuplet written, boolean compound, AbcFault fault) throws ScoreException {
        int p = written.p();
        int q = written.q() > 0 ? written.q() : defaultTime(p, compound);
        if (p < 1 || p > MOST || q > MOST) {
            throw bad(written, fault);
        }
        if (q == 0) {
            throw fault.unreadable(
                    "A tuplet of " + p + " does not say how many notes it takes the time of", "write (" + p + ":q");
        }
        return new Tuplet(p, q);
    }

    /** How many notes it lasts. */
    static int notes(AbcToken.Tuplet written, AbcFault fault) throws ScoreException {
        int notes = written.r() > 0 ? written.r() : written.p();
        if (notes > MOST) {
            throw bad(written, fault);
        }
        return notes;
    }

    /** What q is if it is not written; 0 if it must be. */
    static int defaultTime(int p, boolean compound) {
        return switch (p) {
            case 2, 4, 8 -> 3;
            case 3, 6 -> 2;
            case 5, 7, 9 -> compound ? 3 : 2;
            default -> 0;
        };
    }

    private static ScoreException bad(AbcToken.Tuplet written, AbcFault fault) {
        return fault.unreadable(
                "A tuplet is written (" + written.p() + ":" + written.q() + ":" + written.r(),
                "write numbers from 1 to " + MOST);
    }
}
