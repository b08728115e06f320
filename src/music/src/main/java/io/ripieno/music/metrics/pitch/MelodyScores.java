package io.ripieno.music.metrics.pitch;

/**
 * Shares of frames, each 0 where nothing counts.
 *
 * @param voicingRecall voiced frames that were called voiced (VR)
 * @param voicingFalseAlarm unvoiced frames that were called voiced (VFA)
 * @param rawPitch voiced frames with the right pitch, whatever they were called (RPA)
 * @param rawChroma the same in any octave (RCA)
 * @param overall frames that are right in voicing and, where voiced, in pitch (OA)
 */
public record MelodyScores(
        double voicingRecall, double voicingFalseAlarm, double rawPitch, double rawChroma, double overall) {}
