package io.ripieno.inference.device;

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

    public Problem problem() {
        return problem;
    }
}
