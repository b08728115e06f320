package io.ripieno.contract.job;

/**
 * One thing that is wrong with a job.
 *
 * @param field where, such as {@code inputs[0].reference.sha256}
 * @param value what it is, shortened
 * @param complaint what is wrong with it
 * @param action what to do
 */
public record JobProblem(String field, String value, String complaint, String action) {
    private static final int LONGEST = 80;

    public JobProblem {
        value = value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "...";
    }

    /** The problem in a sentence or two. */
    public String message() {
        return field + " is " + value + ": " + complaint + ". " + action + ".";
    }
}
