package io.ripieno.cli.benchmark;

import io.ripieno.contract.job.Jobs;
import io.ripieno.contract.v1.Excerpt;
import io.ripieno.contract.v1.Input;
import io.ripieno.contract.v1.Job;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Jobs that tag parts of one recording, whose lengths are log-uniform and which lie anywhere in it.
 *
 * @param seconds of each job, by its id, in the order in which they are sent
 */
record Excerpts(List<Job> jobs, Map<String, Double> seconds) {
    /** So many of lengths within bounds, the same ones for the same seed. */
    static Excerpts of(Path recording, double recordingSeconds, int count, double shortest, double longest, long seed)
            throws IOException {
        Job whole = Jobs.tagging(recording).setForce(true).build();
        Input input = whole.getInputs().get(0);
        Random random = new Random(seed);
        List<Job> jobs = new ArrayList<>();
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            double length = shortest * Math.pow(longest / shortest, random.nextDouble());
            Excerpt excerpt = Excerpt.newBuilder()
                    .setStartSeconds(random.nextDouble() * (recordingSeconds - length))
                    .setDurationSeconds(length)
                    .build();
            String id = UUID.randomUUID().toString();
            jobs.add(Job.newBuilder(whole)
                    .setJobId(id)
                    .setSubject("excerpt-" + i)
                    .setInputs(
                            List.of(Input.newBuilder(input).setExcerpt(excerpt).build()))
                    .build());
            seconds.put(id, length);
        }
        return new Excerpts(jobs, seconds);
    }

    double totalSeconds() {
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
