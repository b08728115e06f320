package io.ripieno.music.decode;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import io.ripieno.music.audio.AudioLimits;

/** How it is said that decoding took too long, by the worker or by the pool. */
final class DecodeTimes {
    private DecodeTimes() {}

    static AudioException overLimit(Object file, AudioLimits limits, long nanos) {
        return new AudioException(
                Problem.TIMED_OUT,
                file + " was not decoded after " + Math.ceil(nanos / 1e6) / 1000 + " s, over the limit of "
                        + limits.maxTime().toMillis() / 1000.0
                        + " s: ask for an excerpt, or raise the limit on decoding time.");
    }
}
