package io.ripieno.music.mel;

/**
 * What distinguishes the front ends of the two students of EAsT (Ding and Lerch, ISMIR 2023).
 *
 * @param name by which models refer to it
 * @param sampleRate in Hz
 * @param bands number of mel bands
 * @param lowHz left edge of the first band
 * @param highHz right edge of the last band
 */
public record EastSettings(String name, int sampleRate, int bands, double lowHz, double highHz) {
    /** For the Mobile FCN: 16 kHz, 96 bands up to 8 kHz. */
    public static final EastSettings MOBILE_FCN = new EastSettings("east-log-mel-96-16k", 16_000, 96, 0, 8_000);

    /** For the CP ResNet: 32 kHz, 128 bands up to 16 kHz. */
    public static final EastSettings CP_RESNET = new EastSettings("east-log-mel-128-32k", 32_000, 128, 0, 16_000);

    /** The same with other edges of the mel range, as training varies them. */
    public EastSettings withRange(double newLowHz, double newHighHz) {
        return new EastSettings(name, sampleRate, bands, newLowHz, newHighHz);
    }
}
