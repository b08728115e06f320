package io.ripieno.inference.work;

/** Options that the chosen model cannot honour. The message names the option, its value and what would be valid. */
public final class InvalidOptionsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidOptionsException(String message) {
        super(message);
    }
}
