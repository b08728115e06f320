package io.ripieno.cli.submit;

import io.ripieno.contract.v1.Excerpt;
import io.ripieno.contract.v1.InputRole;
import io.ripieno.contract.v1.Job;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job in the making: all but its inputs is in the builder. */
final class Draft {
    final String origin;
    final Job.Builder job;

    /** The one input of a job that has no list of them. */
    final DraftInput input = new DraftInput(InputRole.AUDIO);

    /** Several inputs, in place of the one; empty if there is but that. */
    final List<DraftInput> inputs = new ArrayList<>();

    /** @param origin the file or line that it is made of, for messages */
    Draft(String origin, Job.Builder job, @Nullable Excerpt excerpt) {
        this.origin = origin;
        this.job = job;
        input.excerpt = excerpt;
    }

    /** What the job will have. */
    List<DraftInput> all() {
        return inputs.isEmpty() ? List.of(input) : List.copyOf(inputs);
    }
}
