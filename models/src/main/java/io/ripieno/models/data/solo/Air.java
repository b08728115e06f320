package io.ripieno.models.data.solo;

/**
 * What is not tone: breath or bow, and keys.
 *
 * @param level of the noise that goes with a tone, as a share of the tone's RMS
 * @param hertz around which it lies, or 0
 * @param partial or else around which partial it lies
 * @param quality of the band; 0.5 is wide, 10 is narrow
 * @param chiff how many times stronger it is when a note begins
 * @param chiffSeconds in which that is over
 * @param thump of keys and valves, as a share of the RMS of the loudest tone
 * @param growlHertz of a voice that is hummed into it
 * @param growl how far that tears the tone, 0 to 1
 */
record Air(
        double level,
        double hertz,
        double partial,
        double quality,
        double chiff,
        double chiffSeconds,
        double thump,
        double growlHertz,
        double growl) {
    double centre(double pitch) {
        return hertz > 0 ? hertz : partial * pitch;
    }
}
