package io.ripieno.service.evaluation;

import io.ripieno.service.job.Code;
import io.ripieno.service.job.Content;
import io.ripieno.service.job.Input;
import io.ripieno.service.job.JobFailure;
import java.time.Duration;
import java.util.List;

/**
 * What one evaluation may take.
 *
 * @param inputs how many
 * @param bytes of all inputs together, as they lie in the store
 * @param numbers of one input once it is decoded: samples of all channels, or elements of an array
 * @param together numbers of all inputs of one item, which are in memory at a time
 * @param time of reading and judging
 */
public record EvaluationLimits(int inputs, long bytes, long numbers, long together, Duration time) {
    /**
     * Returns if the inputs are within the limits, as far as it can be told before they are read.
     *
     * @throws JobFailure invalid if they are not
     */
    void check(List<Input> given) throws JobFailure {
        if (given.size() > inputs) {
            throw over(
                    "The evaluation has " + given.size() + " inputs, over the limit of " + inputs + ".",
                    "Send it in parts, or raise ripieno.evaluation.max-inputs.");
        }
        long all = given.stream().map(Input::content).mapToLong(Content::bytes).sum();
        if (all > bytes) {
            throw over(
                    "The inputs of the evaluation have " + all + " bytes together, over the limit of " + bytes + ".",
                    "Send it in parts, or raise ripieno.evaluation.max-bytes.");
        }
    }

    /** The failure of a job with an input of too many numbers. */
    JobFailure tooManyNumbers(String input) {
        return over(
                "The input " + input + " has more than " + numbers + " numbers or samples once it is decoded.",
                "Give an excerpt or a part of it, or raise ripieno.evaluation.max-numbers.");
    }

    /** The failure of a job with an item of too many numbers. */
    JobFailure tooManyTogether(String item, String input) {
        return over(
                "With " + input + " the inputs of the item " + item + " have more than " + together
                        + " numbers or samples together once they are decoded.",
                "Give excerpts or parts of them, or raise ripieno.evaluation.max-item-numbers.");
    }

    /** The failure of a job that takes too long. */
    JobFailure tooLong() {
        return over(
                "The evaluation takes longer than " + time + ".",
                "Send it in parts, ask for less, or raise ripieno.evaluation.max-time.");
    }

    private static JobFailure over(String problem, String action) {
        return JobFailure.invalid(Code.EVALUATION_LIMIT, problem, action);
    }
}
