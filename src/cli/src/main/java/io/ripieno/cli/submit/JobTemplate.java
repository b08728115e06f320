package io.ripieno.cli.submit;

import io.ripieno.contract.v1.Excerpt;
import io.ripieno.contract.v1.Job;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the jobs of a command have in common unless they say otherwise.
 *
 * @param common without id and inputs
 * @param excerpt the part of each recording that is wanted; null for the whole
 * @param idPrefix what ids begin with
 */
record JobTemplate(Job common, @Nullable Excerpt excerpt, String idPrefix) {
    /** A job of its own, with a new id. */
    Draft draft(String origin) {
        Job.Builder job = Job.newBuilder(common).setJobId(idPrefix + UUID.randomUUID());
        return new Draft(origin, job, excerpt);
    }
}
