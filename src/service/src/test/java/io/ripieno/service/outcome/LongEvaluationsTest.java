package io.ripieno.service.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.contract.v1.EvaluationFigure;
import io.ripieno.contract.v1.EvaluationResult;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Warning;
import io.ripieno.contract.wire.Wire;
import io.ripieno.music.metrics.evaluation.Axis;
import io.ripieno.music.metrics.evaluation.Evaluation;
import io.ripieno.music.metrics.evaluation.EvaluationJson;
import io.ripieno.music.metrics.evaluation.Figure;
import io.ripieno.music.metrics.evaluation.MeasureSet;
import io.ripieno.service.job.Code;
import io.ripieno.service.run.Computed;
import io.ripieno.service.run.JobRun;
import io.ripieno.service.run.Jobs;
import io.ripieno.service.run.Notice;
import io.ripieno.store.blob.DirectoryBlobStore;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongEvaluationsTest {
    private static final int INLINE = 1 << 16;

    @TempDir
    Path folder;

    private final JobRun run = Jobs.job("a").evaluation().run();

    @Test
    void anEvaluationThatFitsStaysWhole() throws Exception {
        Result stored = stored(evaluation(3, 2));
        EvaluationResult result = stored.taskResult().getEvaluation();
        assertThat(stored.artefacts()).isEmpty();
        assertThat(result.getReference()).isNull();
        assertThat(result.getFigures()).hasSize(2);
        assertThat(result.getFigures().get(0).getValues()).containsExactly(0.0, 1.0, Double.NaN);
        assertThat(result.getFigures().get(0).getAxes().get(0).getLabels()).containsExactly("0", "1", "2");
        assertThat(result.getFigures().get(1).getValues()).containsExactly(0.5);
        assertThat(result.getFigures().get(1).getUnit()).isEqualTo("dB");
        assertThat(result.getProblemCount()).isEqualTo(2);
        assertThat(stored.warnings()).extracting(Warning::getCode).containsExactly("RIP-243", "RIP-243");
    }

    @Test
    void ofOneThatIsTooLongTheWholeIsStoredAsTheCommandWritesItAndShortFiguresStay() throws Exception {
        Evaluation evaluation = evaluation(50_000, 200);
        Result stored = stored(evaluation);
        EvaluationResult result = stored.taskResult().getEvaluation();
        EvaluationFigure framewise = result.getFigures().get(0);
        assertThat(framewise.getValues()).isEmpty();
        assertThat(framewise.getAxes().get(0).getLength()).isEqualTo(50_000);
        assertThat(result.getFigures().get(1).getValues()).containsExactly(0.5);
        assertThat(result.getProblems()).hasSize(50);
        assertThat(result.getProblemCount()).isEqualTo(200);
        assertThat(stored.warnings()).hasSize(51);
        assertThat(stored.warnings().get(50).getMessage())
                .startsWith("There are 150 more warnings.")
                .contains(result.getReference().getUri());
        assertThat(stored.artefacts()).singleElement().satisfies(artefact -> {
            assertThat(artefact.getName()).isEqualTo("evaluation");
            assertThat(artefact.getReference()).isEqualTo(result.getReference());
        });
        Path whole = Path.of(URI.create(result.getReference().getUri()));
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(whole.toFile()))
                .isEqualTo(json.readTree(EvaluationJson.of(evaluation).toString()));
        assertThat(new FindStored(new DirectoryBlobStore(folder))
                        .find(run.plan().workId(), "")
                        .orElseThrow()
                        .taskResult())
                .isEqualTo(stored.taskResult());
    }

    @Test
    void whatIsLeftFitsARecord() throws Exception {
        Result stored = stored(evaluation(200_000, 1000));
        byte[] record = Wire.encode(Outcome.newBuilder()
                .setJobId("a")
                .setStatus(OutcomeStatus.PRODUCED)
                .setTaskResult(stored.taskResult())
                .setArtefacts(stored.artefacts())
                .setWarnings(stored.warnings())
                .setProvenance(stored.provenance())
                .build());
        assertThat(record.length).isLessThan(Wire.MAX_RECORD_BYTES);
    }

    private Result stored(Evaluation evaluation) throws Exception {
        List<Notice> notices = evaluation.warnings().stream()
                .map(warning -> new Notice(Code.DOUBTFUL_FIGURE, warning))
                .toList();
        Result result = new Assemble(new Origins("runtime 1", "service 1"))
                .assemble(run, new Computed.Evaluated(evaluation, notices, 1.5));
        assertThat(result.provenance().getCostUnits()).isEqualTo(1.5);
        return new Store(new DirectoryBlobStore(folder), INLINE).store(run, result);
    }

    private static Evaluation evaluation(int frames, int problems) {
        double[] values = IntStream.range(0, frames).asDoubleStream().toArray();
        values[frames - 1] = Double.NaN;
        List<String> numbered =
                IntStream.range(0, frames).mapToObj(Integer::toString).toList();
        return new Evaluation(
                MeasureSet.SEPARATION,
                Map.of("whole", "false"),
                List.of(
                        new Figure("sdr", "dB", "song", List.of(new Axis("frame", numbered)), values),
                        new Figure("usdr", "dB", "", List.of(), new double[] {0.5})),
                IntStream.range(0, problems).mapToObj(i -> "Doubt " + i + ".").toList(),
                IntStream.range(0, problems)
                        .mapToObj(i -> new Evaluation.Problem("song " + i, "It is silent. Leave it out."))
                        .toList());
    }
}
