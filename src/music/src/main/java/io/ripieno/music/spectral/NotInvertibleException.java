package io.ripieno.music.spectral;

/** A short-time Fourier transform from which the signal cannot be had back. The message names window and hop. */
public final class NotInvertibleException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    NotInvertibleException(String message) {
        super(message);
    }
}
