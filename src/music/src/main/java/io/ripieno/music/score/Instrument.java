package io.ripieno.music.score;

/**
 * What a part is played with, in General MIDI's terms.
 *
 * @param program 0 to 127, or -1 if the source does not say
 * @param channel 1 to 16 (10 is percussion), or 0 if the source does not say
 */
public record Instrument(int program, int channel) {
    public static final Instrument UNKNOWN = new Instrument(-1, 0);
    public static final int PERCUSSION_CHANNEL = 10;

    public Instrument {
        if (program < -1 || program > 127) {
            throw new IllegalArgumentException("program (" + program + ") must be from 0 to 127, or -1.");
        }
        if (channel < 0 || channel > 16) {
            throw new IllegalArgumentException("channel (" + channel + ") must be from 1 to 16, or 0.");
        }
    }

    public boolean isPercussion() {
        return channel == PERCUSSION_CHANNEL;
    }
}
