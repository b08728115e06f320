package io.ripieno.music.ecmg;

/** How accidentals are read. */
final class Spelling {
    private Spelling() {}

    /** Semitones by which an accidental alters; {@link Fidelity#FAITHFUL} reads any as one flat. */
    static int alter(int alter, Fidelity fidelity) {
        return fidelity == Fidelity.FAITHFUL && alter != 0 ? -1 : alter;
    }
}
