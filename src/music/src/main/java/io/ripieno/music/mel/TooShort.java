package io.ripieno.music.mel;

/** The refusal of audio from which not one frame can be made. */
final class TooShort {
    private TooShort() {}

    static void check(FrontEnd frontEnd, int samples) {
        if (samples < frontEnd.minimumSamples()) {
            throw new IllegalArgumentException("The audio (" + samples + " samples) is too short for the front end "
                    + frontEnd.name() + ", which needs " + frontEnd.minimumSamples() + " samples at "
                    + frontEnd.sampleRate() + " Hz. Pad it with zeros.");
        }
    }
}
