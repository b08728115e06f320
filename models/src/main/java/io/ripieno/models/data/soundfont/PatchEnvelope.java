package io.ripieno.models.data.soundfont;

import io.ripieno.models.data.soundfont.FontZone.Generator;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The six points of a patch's envelope as a font's attack, decay, level that is held, and release. Of a rate the upper two bits
 * say by how many times three bits the others are shifted, of what is added in 9 bits after the point every millisecond, as
 * TiMidity plays them; the 255 levels lie within 60 dB.
 */
final class PatchEnvelope {
    private static final double LEVELS_PER_SECOND = 5.38;
    private static final double DECIBELS_PER_LEVEL = 60 / 255.0;
    /** What a font's decay and release are told for. */
    private static final double RANGE = 100;

    private static final int ATTACK = 34;
    private static final int DECAY = 36;
    private static final int SUSTAIN = 37;
    private static final int RELEASE = 38;
    private static final double LONGEST = 60;

    private PatchEnvelope() {}

    /** @param at of six rates and six levels */
    static List<Generator> generators(ByteBuffer patch, int at, boolean sustained) {
        double attack = seconds(patch, at, 0, 0);
        int held = sustained ? 2 : 5;
        double decay = 0;
        for (int point = 1; point <= held; point++) {
            decay += seconds(patch, at, point, level(patch, at, point - 1));
        }
        double fall = Math.max(0, level(patch, at, 0) - level(patch, at, held)) * DECIBELS_PER_LEVEL;
        double release = 0;
        for (int point = 3; point <= 5; point++) {
            release += seconds(patch, at, point, level(patch, at, point - 1));
        }
        double rest = Math.max(1, level(patch, at, 2) - level(patch, at, 5)) * DECIBELS_PER_LEVEL;
        return List.of(
                new Generator(ATTACK, SoundFontWriter.timeCents(attack)),
                new Generator(DECAY, SoundFontWriter.timeCents(fall < 1 ? 0 : Math.min(LONGEST, decay * RANGE / fall))),
                new Generator(SUSTAIN, (int) Math.round(10 * fall)),
                new Generator(RELEASE, SoundFontWriter.timeCents(Math.min(LONGEST, release * RANGE / rest))));
    }

    private static int level(ByteBuffer patch, int at, int point) {
        return Byte.toUnsignedInt(patch.get(at + 6 + point));
    }

    private static double seconds(ByteBuffer patch, int at, int point, int from) {
        int rate = Byte.toUnsignedInt(patch.get(at + point));
        int step = (rate & 63) << (3 * (3 - (rate >> 6)));
        return Math.min(LONGEST, Math.abs(level(patch, at, point) - from) / (LEVELS_PER_SECOND * Math.max(1, step)));
    }
}
