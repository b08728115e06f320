package io.ripieno.music.measure;

/**
 * Channels beside the tokens, for the baseline that reads them. Each is {@code [24 * bars]}.
 *
 * @param beat which beat of the bar, 0 to 3
 * @param tick which tick of the beat, 0 to 5
 * @param voice 0, the only one
 */
public record MetadataChannels(int[] beat, int[] tick, int[] voice) {
    /** Whether the defect of the published code is kept. */
    public enum BeatMarker {
        /** The beat, as was meant. */
        FIXED,
        /** 0 throughout, as the published code had it. */
        FAITHFUL
    }

    public static MetadataChannels of(int bars, BeatMarker marker) {
        int ticks = Math.multiplyExact(bars, TickGrid.TICKS);
        var channels = new MetadataChannels(new int[ticks], new int[ticks], new int[ticks]);
        for (int i = 0; i < ticks; i++) {
            channels.tick[i] = i % TickGrid.TICKS_OF_BEAT;
            channels.beat[i] = marker == BeatMarker.FIXED ? i % TickGrid.TICKS / TickGrid.TICKS_OF_BEAT : 0;
        }
        return channels;
    }
}
