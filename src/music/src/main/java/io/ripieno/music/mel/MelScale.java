package io.ripieno.music.mel;

/** The mel scale in the form {@code 1127 ln(1 + f / 700)}, which HTK, Kaldi and VGGish share. */
public final class MelScale {
    private static final double FACTOR = 1127;
    private static final double CORNER_HZ = 700;

    private MelScale() {}

    public static double fromHertz(double hertz) {
        return FACTOR * Math.log1p(hertz / CORNER_HZ);
    }

    public static double toHertz(double mel) {
        return CORNER_HZ * Math.expm1(mel / FACTOR);
    }
}
