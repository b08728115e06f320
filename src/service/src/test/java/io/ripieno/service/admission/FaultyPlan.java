package io.ripieno.service.admission;

import io.ripieno.service.job.Task;
import io.ripieno.service.job.WorkId;
import io.ripieno.service.run.Computed;
import io.ripieno.service.run.Cost;
import io.ripieno.service.run.JobRun;
import io.ripieno.service.run.ModelUse;
import io.ripieno.service.run.Plan;
import io.ripieno.service.run.ProgressSink;
import io.ripieno.service.run.SpooledInput;
import java.util.List;
import java.util.Optional;

/** Cannot say what it costs. */
record FaultyPlan(RuntimeException fault) implements Plan {
    @Override
    public Optional<Cost> cost(double audioSeconds) {
        throw fault;
    }

    @Override
    public WorkId workId() {
        return WorkId.of(Task.TAGGING, List.of(), parameters(), List.of());
    }

    @Override
    public List<ModelUse> models() {
        return List.of();
    }

    @Override
    public String parameters() {
        return "{}";
    }

    @Override
    public Computed compute(JobRun run, List<SpooledInput> inputs, ProgressSink progress) {
        throw new AssertionError("Nothing is computed in this test.");
    }
}
