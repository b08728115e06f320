package io.ripieno.contract.job;

import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.ModelChoice;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.v1.TaskParameters;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is asked of every job before anything is done for it. The defaults of the schema let old programs read new
 * records; they do not make a field optional. The service applies these checks to each job that it receives, and a
 * producer may apply them before it sends one.
 */
public final class JobChecks {
    /** The most characters of a job id, a subject or a tenant. */
    public static final int MAX_NAME = 200;

    /** The most characters of all labels together, keys and values: they are copied to every outcome. */
    public static final int MAX_LABELS = 16 * 1024;

    /** The most labels of a job. */
    public static final int MAX_LABEL_COUNT = 100;

    /** The most inputs of a job: each is named in the provenance of its result. */
    public static final int MAX_INPUTS = 100;

    /** The most inputs of an evaluation, which may compare sets of melodies. */
    public static final int MAX_EVALUATION_INPUTS = 1000;

    private static final Pattern MODEL = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]{0,99})?");

    private final Job job;
    private final JobProblems problems = new JobProblems();

    private JobChecks(Job job) {
        this.job = job;
    }

    /** Everything that is wrong with a job; empty if nothing is. */
    public static List<JobProblem> problems(Job job) {
        return new JobChecks(job).run();
    }

    /** Everything that is wrong with a job that was received as one of the given task. */
    public static List<JobProblem> problems(Job job, Task taskOfTheTopic) {
        JobChecks checks = new JobChecks(job);
        checks.problems.require(
                job.getTask() == taskOfTheTopic || job.getTask() == Task.UNSPECIFIED,
                "task",
                job.getTask(),
                "the topic holds jobs of " + taskOfTheTopic,
                "Send the job to the topic of its own task");
        return checks.run();
    }

    /**
     * The job itself, if nothing is wrong with it.
     *
     * @throws InvalidJobException naming everything that is
     */
    public static Job require(Job job) {
        List<JobProblem> problems = problems(job);
        if (!problems.isEmpty()) {
            throw new InvalidJobException(job.getJobId(), problems);
        }
        return job;
    }

    private List<JobProblem> run() {
        identity();
        model();
        inputs();
        parameters();
        problems.require(
                job.getThen().isEmpty(),
                "then",
                job.getThen().size() + " tasks",
                "follow-up tasks are not built yet",
                "Send them as jobs of their own once the outcome is there");
        return problems.found();
    }

    private void identity() {
        problems.require(
                !job.getJobId().isBlank(),
                "jobId",
                job.getJobId(),
                "it is required",
                "Choose one that is unique, such as a UUID");
        problems.require(
                job.getTask() != Task.UNSPECIFIED,
                "task",
                job.getTask(),
                "it is required",
                "Name the task, such as TAGGING");
        name("jobId", job.getJobId());
        name("subject", job.getSubject());
        name("tenant", job.getTenant());
        int labels = job.getLabels().entrySet().stream()
                .mapToInt(label -> label.getKey().length() + label.getValue().length())
                .sum();
        problems.require(
                labels <= MAX_LABELS,
                "labels",
                labels + " characters",
                "they may have " + MAX_LABELS + " together",
                "Keep what is long with you, and send its key");
        problems.require(
                job.getLabels().size() <= MAX_LABEL_COUNT,
                "labels",
                job.getLabels().size() + " labels",
                "there may be " + MAX_LABEL_COUNT,
                "Keep them with you, and send the key of all");
    }

    private void name(String field, String value) {
        problems.requireName(value, MAX_NAME, field);
    }

    private void model() {
        ModelChoice model = job.getModel();
        if (model == null) {
            return;
        }
        problems.require(
                job.getTask() != Task.EVALUATION,
                "model",
                model.getName(),
                "an evaluation uses no model",
                "Leave it null");
        modelPart("model.name", model.getName());
        modelPart("model.version", model.getVersion());
        problems.require(
                model.getVersion().isEmpty() || !model.getName().isEmpty(),
                "model.name",
                model.getName(),
                "a version needs the name of its model",
                "Name the model, or leave the version empty");
    }

    private void modelPart(String field, String value) {
        problems.require(
                MODEL.matcher(value).matches(),
                field,
                value,
                "it may have letters, digits, points, hyphens and underscores, at most 100",
                "Name a model of the repository, or leave it empty for the default");
    }

    private void inputs() {
        problems.require(
                !job.getInputs().isEmpty(),
                "inputs",
                "an empty list",
                "a job works on at least one input",
                "Add an input with its role and a reference to its content");
        int most = job.getTask() == Task.EVALUATION ? MAX_EVALUATION_INPUTS : MAX_INPUTS;
        problems.require(
                job.getInputs().size() <= most,
                "inputs",
                job.getInputs().size() + " inputs",
                "there may be " + most,
                "Send several jobs");
        InputChecks checks = new InputChecks(problems);
        for (int i = 0; i < job.getInputs().size(); i++) {
            checks.check(job.getInputs().get(i), "inputs[" + i + "]");
        }
    }

    private void parameters() {
        TaskParameters parameters = job.getParameters();
        if (parameters != null && parameters.getTagging() != null) {
            requireTask(Task.TAGGING, "parameters.tagging");
            new TaggingChecks(problems).check(parameters.getTagging(), "parameters.tagging");
        }
        if (parameters != null && parameters.getEvaluation() != null) {
            requireTask(Task.EVALUATION, "parameters.evaluation");
            new EvaluationChecks(problems).check(parameters.getEvaluation(), "parameters.evaluation");
        } else if (job.getTask() == Task.EVALUATION) {
            problems.add(
                    "parameters.evaluation",
                    "not given",
                    "an evaluation must say what it judges",
                    "Name the measures, such as SEPARATION");
        }
    }

    private void requireTask(Task task, String field) {
        problems.require(
                job.getTask() == task,
                field,
                "given",
                "the task is " + job.getTask(),
                "Give the parameters of the job's own task");
    }
}
