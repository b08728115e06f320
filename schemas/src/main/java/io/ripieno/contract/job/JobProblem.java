package io.ripieno.contract.job;

import io.ripieno.contract.text.PlainText;

/**
 * One thing that is wrong with a job, in plain text whatever the job says.
 *
 * @param field where, such as {@code inputs[0].reference.sha256}
 * @param value what it is, shortened
 * @param complaint what is wrong with it
 * @param action what to do
 */
public record JobProblem(String field, String value, String complaint, String action) {
    private static final int LONGEST = 80;

    public JobProblem {
        field = PlainText.of(field);
        value = PlainText.of(value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "...");
        complaint = PlainText.of(complaint);
        action = PlainText.of(action);
    }

    /** The problem in a sentence or two. */
    public String message() {
        return field + " is " + value + ": " + complaint + ". " + action + ".";
    }
}
