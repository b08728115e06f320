package io.ripieno.models.data.voice;

/**
 * The four voices of a choir, with the five formants of each vowel: frequencies in Hz, levels in dB below the first, and
 * bandwidths in Hz, after the table that Csound's manual prints for formant synthesis. The third to fifth formant of
 * tenor and bass lie close together: the singer's formant.
 */
public enum VoiceType {
    SOPRANO(69, new double[][] {
        {800, 1150, 2900, 3900, 4950, 0, -6, -32, -20, -50, 80, 90, 120, 130, 140},
        {350, 2000, 2800, 3600, 4950, 0, -20, -15, -40, -56, 60, 100, 120, 150, 200},
        {270, 2140, 2950, 3900, 4950, 0, -12, -26, -26, -44, 60, 90, 100, 120, 120},
        {450, 800, 2830, 3800, 4950, 0, -11, -22, -22, -50, 70, 80, 100, 130, 135},
        {325, 700, 2700, 3800, 4950, 0, -16, -35, -40, -60, 50, 60, 170, 180, 200}
    }),
    ALTO(62, new double[][] {
        {800, 1150, 2800, 3500, 4950, 0, -4, -20, -36, -60, 80, 90, 120, 130, 140},
        {400, 1600, 2700, 3300, 4950, 0, -24, -30, -35, -60, 60, 80, 120, 150, 200},
        {350, 1700, 2700, 3700, 4950, 0, -20, -30, -36, -60, 50, 100, 120, 150, 200},
        {450, 800, 2830, 3500, 4950, 0, -9, -16, -28, -55, 70, 80, 100, 130, 135},
        {325, 700, 2530, 3500, 4950, 0, -12, -30, -40, -64, 50, 60, 170, 180, 200}
    }),
    TENOR(56, new double[][] {
        {650, 1080, 2650, 2900, 3250, 0, -6, -7, -8, -22, 80, 90, 120, 130, 140},
        {400, 1700, 2600, 3200, 3580, 0, -14, -12, -14, -20, 70, 80, 100, 120, 120},
        {290, 1870, 2800, 3250, 3540, 0, -15, -18, -20, -30, 40, 90, 100, 120, 120},
        {400, 800, 2600, 2800, 3000, 0, -10, -12, -12, -26, 70, 80, 100, 130, 135},
        {350, 600, 2700, 2900, 3300, 0, -20, -17, -14, -26, 40, 60, 100, 120, 120}
    }),
    BASS(48, new double[][] {
        {600, 1040, 2250, 2450, 2750, 0, -7, -9, -9, -20, 60, 70, 110, 120, 130},
        {400, 1620, 2400, 2800, 3100, 0, -12, -9, -12, -18, 40, 80, 100, 120, 120},
        {250, 1750, 2600, 3050, 3340, 0, -30, -16, -22, -28, 60, 90, 100, 120, 120},
        {400, 750, 2400, 2600, 2900, 0, -11, -21, -20, -40, 40, 80, 100, 120, 120},
        {350, 600, 2400, 2675, 2950, 0, -20, -32, -28, -36, 40, 80, 100, 120, 120}
    });

    /** Formants of a vowel. */
    static final int FORMANTS = 5;

    private final int centre;
    private final double[][] formants;

    VoiceType(int centre, double[][] formants) {
        this.centre = centre;
        this.formants = formants;
    }

    /** The voice to which a pitch is most comfortable. */
    public static VoiceType of(double key) {
        VoiceType nearest = SOPRANO;
        for (VoiceType type : values()) {
            nearest = Math.abs(type.centre - key) < Math.abs(nearest.centre - key) ? type : nearest;
        }
        return nearest;
    }

    double frequency(Vowel vowel, int formant) {
        return formants[vowel.ordinal()][formant];
    }

    double decibels(Vowel vowel, int formant) {
        return formants[vowel.ordinal()][FORMANTS + formant];
    }

    double bandwidth(Vowel vowel, int formant) {
        return formants[vowel.ordinal()][2 * FORMANTS + formant];
    }
}
