package io.ripieno.inference.work;

/** A model that could not be run on good input. The message names the model, the device and what to do. */
public final class InferenceException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Problem {
        /** The network answered NaN or infinity. */
        BAD_OUTPUT,
        /** The runtime refused or broke off a run. */
        DEVICE_FAILED,
        /** The device or host has too little memory for a single item. */
        OUT_OF_MEMORY,
        /** The engine is closing and takes no further work. */
        CLOSED;

        /** Whether the same input may succeed when it is tried again. */
        public boolean isTransient() {
            return this != BAD_OUTPUT;
        }
    }

    private final Problem problem;

    public InferenceException(Problem problem, String message) {
        super(message);
        this.problem = problem;
    }

    public InferenceException(Problem problem, String message, Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
