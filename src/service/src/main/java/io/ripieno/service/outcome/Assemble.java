package io.ripieno.service.outcome;

import io.ripieno.contract.v1.InputDigest;
import io.ripieno.contract.v1.InputRole;
import io.ripieno.contract.v1.ModelIdentity;
import io.ripieno.contract.v1.Provenance;
import io.ripieno.contract.v1.TaskResult;
import io.ripieno.contract.v1.Timings;
import io.ripieno.contract.v1.Warning;
import io.ripieno.service.job.Input;
import io.ripieno.service.job.WorkId;
import io.ripieno.service.run.Computed;
import io.ripieno.service.run.JobRun;
import io.ripieno.service.run.ModelUse;
import io.ripieno.service.run.Notice;
import io.ripieno.service.run.Plan;
import io.ripieno.service.run.Timings.Stage;
import java.time.Duration;
import java.util.List;

/** The step from what was computed to a result in the words of the contract, with its provenance. */
public final class Assemble {
    private final Origins origins;

    public Assemble(Origins origins) {
        this.origins = origins;
    }

    /** A result with everything inline, however long. */
    public Result assemble(JobRun run, Computed computed) {
        Result result = new Result(
                run.job().id(),
                run.job().force(),
                taskResult(computed),
                List.of(),
                computed.notices().stream().map(Assemble::warning).toList(),
                provenance(run, computed));
        return computed instanceof Computed.Evaluated evaluated ? result.of(evaluated.evaluation()) : result;
    }

    static Warning warning(Notice notice) {
        return Warning.newBuilder()
                .setCode(notice.code().id())
                .setMessage(notice.message())
                .build();
    }

    private static TaskResult taskResult(Computed computed) {
        if (computed instanceof Computed.Tagged tagged) {
            return TaskResult.newBuilder().setTagging(TaggingResults.of(tagged)).build();
        }
        if (computed instanceof Computed.Evaluated evaluated) {
            return TaskResult.newBuilder()
                    .setEvaluation(EvaluationResults.of(evaluated.evaluation()))
                    .build();
        }
        throw new IllegalStateException("There is no result for " + computed.getClass() + ".");
    }

    private Provenance provenance(JobRun run, Computed computed) {
        Plan plan = run.plan();
        Duration decode = run.timings().of(Stage.DECODE);
        Duration compute = run.timings().of(Stage.COMPUTE);
        return Provenance.newBuilder()
                .setModels(plan.models().stream().map(Assemble::model).toList())
                .setParameters(plan.parameters())
                .setInputs(run.job().inputs().stream().map(Assemble::digest).toList())
                .setPipelineVersion(WorkId.PIPELINE_VERSION)
                .setDevice(computed.device())
                .setRuntimeVersion(origins.runtimeVersion())
                .setServiceVersion(origins.serviceVersion())
                .setCostUnits(computed.costSeconds() + decode.toMillis() / 1000.0)
                .setTimings(Timings.newBuilder()
                        .setQueueMillis(run.queueTime().toMillis())
                        .setFetchMillis(run.timings().of(Stage.FETCH).toMillis())
                        .setWaitDecodeMillis(run.timings().of(Stage.WAIT_DECODE).toMillis())
                        .setDecodeMillis(decode.toMillis())
                        .setComputeMillis(compute.toMillis())
                        .build())
                .build();
    }

    private static ModelIdentity model(ModelUse model) {
        return ModelIdentity.newBuilder()
                .setName(model.name())
                .setVersion(Integer.toString(model.version()))
                .setSha256(model.digest())
                .build();
    }

    private static InputDigest digest(Input input) {
        return InputDigest.newBuilder()
                .setRole(InputRole.valueOf(input.role().name()))
                .setName(input.name())
                .setSha256(input.content().sha256().hex())
                .setByteLength(input.content().bytes())
                .build();
    }
}
