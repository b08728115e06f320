package io.ripieno.models.data.soundfont;

import io.ripieno.models.data.render.FontChunks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** The samples of an SF2 font as its zones play them (SoundFont Technical Specification 2.04, sections 7.10 and 8.1.3). */
final class FontSamples {
    /** Generators that move the ends of a sample and of its loop: of each the fine one and the coarse one. */
    private static final int[][] MOVES = {{0, 4}, {1, 12}, {2, 45}, {3, 50}};

    /** What a sample as it is played says already. */
    static final Set<Integer> ENDS = Set.of(0, 1, 2, 3, 4, 12, 45, 50);

    private static final int COARSE = 32_768;
    private static final int HEADER = 46;
    private static final int PLACES = 20;
    private static final int MIDDLE = 60;

    private final FontChunks font;
    private final ByteBuffer headers;

    FontSamples(FontChunks font) throws IOException {
        this.font = font;
        this.headers = font.read(font.chunk("shdr"));
    }

    /** The key at which a zone plays its sample as it was recorded. */
    int root(FontZone zone, Optional<FontZone> common) {
        return said(FontZone.ROOT, zone, common, key(sample(zone)));
    }

    /** The sample of a zone, with a loop if the zone repeats it. */
    Sample of(FontZone zone, Optional<FontZone> common) throws IOException {
        int at = HEADER * sample(zone);
        int start = place(at, 0, zone, common);
        int length = Math.max(1, place(at, 1, zone, common) - start);
        ByteBuffer pcm = font.read(font.chunk("smpl").part(2L * start, 2L * length));
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
            samples[i] = pcm.getShort(2 * i) / 32768f;
        }
        int from = place(at, 2, zone, common) - start;
        int to = place(at, 3, zone, common) - start;
        boolean repeats = (said(FontZone.SAMPLE_MODE, zone, common, 0) & 1) == 1;
        String name = new String(headers.array(), at, PLACES, StandardCharsets.ISO_8859_1).replaceFirst("\0.*", "");
        return new Sample(
                name,
                headers.getInt(at + PLACES + 16),
                samples,
                key(sample(zone)),
                -Math.max(-99, Math.min(99, headers.get(at + PLACES + 21))),
                repeats && from >= 0 && from < to && to <= length ? new Loop(from, to) : null);
    }

    private int place(int at, int which, FontZone zone, Optional<FontZone> common) {
        int moved = (short) said(MOVES[which][0], zone, common, 0);
        return headers.getInt(at + PLACES + 4 * which)
                + moved
                + COARSE * (short) said(MOVES[which][1], zone, common, 0);
    }

    private static int sample(FontZone zone) {
        return zone.amount(FontZone.SAMPLE).orElseThrow();
    }

    private int key(int sample) {
        int key = headers.get(HEADER * sample + PLACES + 20);
        return key < 0 ? MIDDLE : key;
    }

    private static int said(int number, FontZone zone, Optional<FontZone> common, int otherwise) {
        return zone.amount(number)
                .orElseGet(() ->
                        common.map(all -> all.amount(number).orElse(otherwise)).orElse(otherwise));
    }
}
