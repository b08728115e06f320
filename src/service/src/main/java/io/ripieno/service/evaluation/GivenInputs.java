package io.ripieno.service.evaluation;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.metrics.evaluation.Inputs;
import io.ripieno.music.metrics.evaluation.Role;
import io.ripieno.service.job.Input;
import io.ripieno.service.recording.DecoderWait;
import io.ripieno.service.recording.JobAudio;
import io.ripieno.service.run.JobRun;
import io.ripieno.service.run.SpooledInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The inputs of a job as measures take them. Inputs that name no item are paired by their order: the first of each role
 * belong to the item 1; sources of one recording all do. Counts the numbers of the item that was read last.
 */
final class GivenInputs {
    private final JobAudio recordings;
    private final EvaluationLimits limits;
    private final JobRun run;
    private final DecoderWait wait;
    private final Map<GivenInput, Long> read = new HashMap<>();

    GivenInputs(JobAudio recordings, EvaluationLimits limits, JobRun run, DecoderWait wait) {
        this.recordings = recordings;
        this.limits = limits;
        this.run = run;
        this.wait = wait;
    }

    DecodedStream open(SpooledInput input) throws AudioException {
        return recordings.open(run, input, wait);
    }

    EvaluationLimits limits() {
        return limits;
    }

    JobRun run() {
        return run;
    }

    /** How many numbers an input may have beside the others of its item. */
    long most(GivenInput input) {
        read.keySet().removeIf(other -> !other.item().equals(input.item()));
        long others = read.entrySet().stream()
                .filter(each -> each.getKey() != input)
                .mapToLong(Map.Entry::getValue)
                .sum();
        return Math.min(limits.numbers(), limits.together() - others);
    }

    /** Notes how many numbers an input has. */
    void took(GivenInput input, long numbers) {
        read.put(input, numbers);
    }

    /** That an input has more than it may. */
    EndedEvaluation tooMany(GivenInput input) {
        return new EndedEvaluation(
                most(input) < limits.numbers()
                        ? limits.tooManyTogether(input.item(), input.name())
                        : limits.tooManyNumbers(input.name()));
    }

    Inputs of(List<Role> roles, List<SpooledInput> spooled) {
        Map<String, Role> byName = roles.stream().collect(Collectors.toMap(Role::name, role -> role));
        Map<String, Integer> count = new HashMap<>();
        Inputs inputs = new Inputs();
        for (SpooledInput each : spooled) {
            Input input = each.input();
            int number = count.merge(input.name(), 1, Integer::sum);
            Role role = byName.get(input.name());
            boolean several = role != null && role.number() == Role.Number.SEVERAL_OF_ITEM;
            String item = input.item().isEmpty() ? Integer.toString(several ? 1 : number) : input.item();
            inputs.with(input.name(), new GivenInput(each, item, InputForm.of(input.content()), this));
        }
        return inputs;
    }
}
