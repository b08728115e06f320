package io.ripieno.music.npz;

import java.io.IOException;

/** An array file that cannot be read; the message names what stands there and says what to do. */
public final class NpyException extends IOException {
    private static final long serialVersionUID = 1L;

    public NpyException(String message) {
        super(message);
    }
}
