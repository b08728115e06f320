package io.ripieno.music.decode;

import io.ripieno.music.audio.AudioException;

/** Asked between packets whether decoding may go on. */
interface Checkpoint {
    /**
     * Throws if the time is up.
     *
     * @return false if the samples are no longer wanted
     */
    boolean mayGoOn() throws AudioException;
}
