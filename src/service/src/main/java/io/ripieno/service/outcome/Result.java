package io.ripieno.service.outcome;

import io.ripieno.contract.v1.Artefact;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.Provenance;
import io.ripieno.contract.v1.TaskResult;
import io.ripieno.contract.v1.Timings;
import io.ripieno.contract.v1.Warning;
import io.ripieno.music.metrics.evaluation.Evaluation;
import io.ripieno.service.job.Job;
import io.ripieno.service.run.Notice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a job came to, in the words of the contract and without anything of the job's sender. */
public final class Result {
    private final String computedFor;
    private final boolean forced;
    private final TaskResult taskResult;
    private final List<Artefact> artefacts;
    private final List<Warning> warnings;
    private final Provenance provenance;
    private final Optional<Evaluation> evaluation;

    Result(
            String computedFor,
            boolean forced,
            TaskResult taskResult,
            List<Artefact> artefacts,
            List<Warning> warnings,
            Provenance provenance) {
        this(computedFor, forced, taskResult, artefacts, warnings, provenance, Optional.empty());
    }

    private Result(
            String computedFor,
            boolean forced,
            TaskResult taskResult,
            List<Artefact> artefacts,
            List<Warning> warnings,
            Provenance provenance,
            Optional<Evaluation> evaluation) {
        this.computedFor = computedFor;
        this.forced = forced;
        this.taskResult = taskResult;
        this.artefacts = List.copyOf(artefacts);
        this.warnings = List.copyOf(warnings);
        this.provenance = provenance;
        this.evaluation = evaluation;
    }

    /** The id of the job that it was computed for. */
    public String computedFor() {
        return computedFor;
    }

    /** Whether it was computed for this job and no other, nor for one of the same id that was forced where this is not. */
    public boolean isOf(Job job) {
        return isOf(job, computedFor, forced);
    }

    static boolean isOf(Outcome stored, Job job) {
        return isOf(job, stored.getJobId(), stored.getForced());
    }

    private static boolean isOf(Job job, String computedFor, boolean forced) {
        return computedFor.equals(job.id()) && forced == job.force();
    }

    boolean forced() {
        return forced;
    }

    TaskResult taskResult() {
        return taskResult;
    }

    List<Artefact> artefacts() {
        return artefacts;
    }

    List<Warning> warnings() {
        return warnings;
    }

    Provenance provenance() {
        return provenance;
    }

    /** The same, with what only the producer of one job is told. */
    public Result noticed(List<Notice> notices) {
        List<Warning> all = new ArrayList<>(warnings);
        notices.forEach(notice -> all.add(Assemble.warning(notice)));
        return warned(all);
    }

    /** The same, with the time that it took to keep it. */
    Result published(Duration time) {
        Timings timings = Timings.newBuilder(provenance.getTimings())
                .setPublishMillis(time.toMillis())
                .build();
        return new Result(
                computedFor,
                forced,
                taskResult,
                artefacts,
                warnings,
                Provenance.newBuilder(provenance).setTimings(timings).build(),
                evaluation);
    }

    Result with(TaskResult shorter, List<Artefact> stored) {
        return new Result(computedFor, forced, shorter, stored, warnings, provenance, evaluation);
    }

    Result warned(List<Warning> others) {
        return new Result(computedFor, forced, taskResult, artefacts, others, provenance, evaluation);
    }

    /** The same, of which this is the whole where a record is too short for it. */
    Result of(Evaluation whole) {
        return new Result(computedFor, forced, taskResult, artefacts, warnings, provenance, Optional.of(whole));
    }

    /** What was judged, where that was not read from a store. */
    Optional<Evaluation> evaluation() {
        return evaluation;
    }
}
