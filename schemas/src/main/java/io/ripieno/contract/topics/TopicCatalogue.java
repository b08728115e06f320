package io.ripieno.contract.topics;

import io.ripieno.contract.v1.Control;
import io.ripieno.contract.v1.Failure;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.Progress;
import io.ripieno.contract.v1.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every topic of the contract. */
public final class TopicCatalogue {
    private static final String SERVICE = "service";
    private static final String PRODUCERS = "producers";
    private static final String CONSUMERS = "consumers";
    private static final String COMMAND_LINE = "command line";

    private static final Topic FAILURES = new Topic(
            "ripieno.failures.v1",
            Failure.class,
            3,
            TopicKey.OF_THE_ORIGINAL,
            Duration.ofDays(30),
            Cleanup.DELETE,
            List.of(SERVICE),
            List.of("operators", COMMAND_LINE + " (replay)"));
    private static final Topic PROGRESS = new Topic(
            "ripieno.progress.v1",
            Progress.class,
            3,
            TopicKey.JOB_ID,
            Duration.ofDays(1),
            Cleanup.COMPACT_AND_DELETE,
            List.of(SERVICE),
            List.of(CONSUMERS, COMMAND_LINE + " (watch)"));
    private static final Topic CONTROL = new Topic(
            "ripieno.control.v1",
            Control.class,
            1,
            TopicKey.JOB_ID,
            Duration.ofDays(7),
            Cleanup.DELETE,
            List.of(PRODUCERS, COMMAND_LINE + " (cancel)"),
            List.of(SERVICE + " (every replica, all partitions)"));

    private TopicCatalogue() {}

    /** The tasks that have topics: all but UNSPECIFIED. */
    public static List<Task> tasks() {
        return Arrays.stream(Task.values())
                .filter(task -> task != Task.UNSPECIFIED)
                .toList();
    }

    /** Where the jobs of a task are sent: {@code ripieno.<task>.jobs.v1}. */
    public static Topic jobs(Task task) {
        return new Topic(
                "ripieno." + nameOf(task) + ".jobs.v1",
                Job.class,
                12,
                TopicKey.SUBJECT_OR_JOB_ID,
                Duration.ofDays(7),
                Cleanup.DELETE,
                List.of(PRODUCERS, COMMAND_LINE + " (submit, replay)"),
                List.of(SERVICE));
    }

    /** Where the outcomes of a task are found: {@code ripieno.<task>.results.v1}. */
    public static Topic results(Task task) {
        return new Topic(
                "ripieno." + nameOf(task) + ".results.v1",
                Outcome.class,
                12,
                TopicKey.SUBJECT_OR_JOB_ID,
                Duration.ofDays(14),
                Cleanup.DELETE,
                List.of(SERVICE),
                List.of(CONSUMERS, COMMAND_LINE + " (watch)"));
    }

    public static Topic failures() {
        return FAILURES;
    }

    public static Topic progress() {
        return PROGRESS;
    }

    public static Topic control() {
        return CONTROL;
    }

    /** Every topic of a deployment that serves the given tasks. */
    public static List<Topic> of(Collection<Task> tasks) {
        List<Topic> topics = new ArrayList<>();
        for (Task task : tasks) {
            topics.add(jobs(task));
            topics.add(results(task));
        }
        topics.addAll(List.of(FAILURES, PROGRESS, CONTROL));
        return List.copyOf(topics);
    }

    /** Every topic. */
    public static List<Topic> all() {
        return of(tasks());
    }

    public static Optional<Topic> find(String name) {
        return all().stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    /** The task whose jobs or results a topic holds; empty for the topics that all tasks share, and for others. */
    public static Optional<Task> taskOf(String topicName) {
        return tasks().stream()
                .filter(task -> jobs(task).name().equals(topicName)
                        || results(task).name().equals(topicName))
                .findFirst();
    }

    private static String nameOf(Task task) {
        if (task == Task.UNSPECIFIED) {
            throw new IllegalArgumentException("The task UNSPECIFIED has no topics. Name one of " + tasks() + ".");
        }
        return task.name().toLowerCase(Locale.ROOT);
    }
}
