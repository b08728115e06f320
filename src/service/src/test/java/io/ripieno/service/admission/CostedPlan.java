package io.ripieno.service.admission;

import io.ripieno.service.job.Job;
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

/** Uses a model whose cost a second of audio a test says, once it is measured. */
final class CostedPlan implements Plan {
    private final Job job;
    private Optional<Cost> perSecond;

    private CostedPlan(Job job, Optional<Cost> perSecond) {
        this.job = job;
        this.perSecond = perSecond;
    }

    static CostedPlan of(Job job, double device, double host) {
        return new CostedPlan(job, Optional.of(Cost.ofSeconds(device, host)));
    }

    static CostedPlan unmeasured(Job job) {
        return new CostedPlan(job, Optional.empty());
    }

    void measured(double device, double host) {
        perSecond = Optional.of(Cost.ofSeconds(device, host));
    }

    @Override
    public Optional<Cost> cost(double audioSeconds) {
        return perSecond.map(cost -> cost.times(audioSeconds));
    }

    @Override
    public WorkId workId() {
        return WorkId.of(Task.TAGGING, List.of(), parameters(), job.inputs());
    }

    @Override
    public List<ModelUse> models() {
        return List.of(new ModelUse("m", 1, "d"));
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
