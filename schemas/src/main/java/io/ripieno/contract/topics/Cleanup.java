package io.ripieno.contract.topics;

/** What the broker does with old records. */
public enum Cleanup {
    DELETE("delete"),
    COMPACT_AND_DELETE("compact,delete");

    private final String policy;

    Cleanup(String policy) {
        this.policy = policy;
    }

    /** The value of {@code cleanup.policy}. */
    public String policy() {
        return policy;
    }
}
