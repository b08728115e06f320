package io.ripieno.music.abc;

import io.ripieno.music.score.Key;

/** Keys moved along the line of fifths. */
final class Keys {
    private static final int MOST = 14;

    private Keys() {}

    /** A key so many fifths further, by another spelling if it would have over 14 sharps or flats. */
    static Key moved(Key key, int fifths) {
        int moved = key.fifths() + fifths;
        while (Math.abs(moved) > MOST) {
            moved -= 12 * Integer.signum(moved);
        }
        return new Key(moved, key.mode());
    }
}
