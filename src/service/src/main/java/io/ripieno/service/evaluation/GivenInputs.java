package io.ripieno.service.evaluation;

import io.ripieno.music.decode.AudioDecoder;
import io.ripieno.music.metrics.evaluation.Inputs;
import io.ripieno.music.metrics.evaluation.Role;
import io.ripieno.service.job.Input;
import io.ripieno.service.run.JobRun;
import io.ripieno.service.run.SpooledInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The inputs of a job as measures take them. Inputs that name no item are paired by their order: the first of each role
 * belong to the item 1; sources of one recording all do.
 */
record GivenInputs(AudioDecoder decoder, EvaluationLimits limits, JobRun run) {
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
