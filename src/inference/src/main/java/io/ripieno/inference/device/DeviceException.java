package io.ripieno.inference.device;

import io.ripieno.inference.model.ModelException;

/** A run that did not produce outputs. */
public final class DeviceException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Problem {
        /** The runtime did not accept the inputs. */
        INVALID_INPUT,
        /** The run was ended on demand. */
        TERMINATED,
        /** The run took longer than its limit and was ended. */
        OVERDUE,
        /** Memory did not suffice; a smaller batch may pass. */
        OUT_OF_MEMORY,
        /** The device is gone or stuck; no run on it will pass. */
        DEVICE_LOST,
        /** Anything else that the runtime reports. */
        FAILED
    }

    private final Problem problem;

    public DeviceException(Problem problem, String message) {
        super(message);
        this.problem = problem;
    }

    public DeviceException(Problem problem, String message, Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    /** What it means for a model that was to be loaded. */
    public ModelException.Problem ofModel() {
        return switch (problem) {
            case OUT_OF_MEMORY -> ModelException.Problem.OUT_OF_MEMORY;
            case DEVICE_LOST -> ModelException.Problem.DEVICE_LOST;
            case INVALID_INPUT, TERMINATED, OVERDUE, FAILED -> ModelException.Problem.UNSUPPORTED;
        };
    }

    public Problem problem() {
        return problem;
    }
}
