package io.ripieno.cli.benchmark;

import io.ripieno.contract.job.Jobs;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.TaggingParameters;
import io.ripieno.contract.v1.TaskParameters;
import io.ripieno.inference.model.Label;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.model.ModelRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Jobs that tag a few recordings again and again, each a work of its own: equal work would be done one after the other
 * and answered from what is stored, as no catalogue is. They differ in a threshold, by too little to change a decision.
 */
final class DistinctJobs {
    private static final double STEP = 1e-9;

    private final Label label;
    private final Map<Path, Job> drafts = new HashMap<>();
    private long made;

    /** @param label of the model, whose threshold differs from job to job */
    DistinctJobs(Label label) {
        this.label = label;
    }

    /** For the model that tags where a job asks for none. */
    static DistinctJobs forTagger(Path repository) throws ModelException {
        return new DistinctJobs(ModelRepository.open(repository)
                .resolve(ModelRef.latest("instrument-tagger"))
                .manifest()
                .labels()
                .get(0));
    }

    /** A job for each recording, in their order, that no job made before is equal to. */
    List<Job> of(List<Path> recordings) throws IOException {
        List<Job> jobs = new ArrayList<>();
        for (Path recording : recordings) {
            jobs.add(Job.newBuilder(draft(recording))
                    .setJobId(UUID.randomUUID().toString())
                    .setParameters(next())
                    .build());
        }
        return jobs;
    }

    private Job draft(Path recording) throws IOException {
        Job known = drafts.get(recording);
        if (known == null) {
            known = Jobs.tagging(recording).build();
            drafts.put(recording, known);
        }
        return known;
    }

    private TaskParameters next() {
        made++;
        double towardsTheMiddle = label.threshold() < 0.5 ? STEP : -STEP;
        double threshold = label.threshold() + towardsTheMiddle * made;
        return TaskParameters.newBuilder()
                .setTagging(TaggingParameters.newBuilder()
                        .setThresholds(Map.of(label.name(), threshold))
                        .build())
                .build();
    }
}
