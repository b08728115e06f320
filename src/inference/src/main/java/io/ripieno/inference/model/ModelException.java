package io.ripieno.inference.model;

/** A model that cannot be used. The message names the file, what is wrong with it and what to do. */
public final class ModelException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Problem {
        /** There is no such repository, model, version or file. */
        MISSING,
        /** A file could not be read. */
        UNREADABLE,
        /** {@code model.json} does not follow its schema. */
        SCHEMA,
        /** A file is not the one that {@code model.json} was written for. */
        DIGEST,
        /** The graph does not answer as it did when the model was exported. */
        GOLDEN,
        /** A graph, front end or option that this version cannot run. */
        UNSUPPORTED,
        /** The device has too little memory for it now. */
        OUT_OF_MEMORY,
        /** The device is gone. */
        DEVICE_LOST;

        /** Whether a device is at fault, so that another one, or the same later, may load the model. */
        public boolean isOfDevice() {
            return this == OUT_OF_MEMORY || this == DEVICE_LOST;
        }
    }

    private final Problem problem;

    public ModelException(Problem problem, String message) {
        super(message);
        this.problem = problem;
    }

    public ModelException(Problem problem, String message, Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
