package io.ripieno.service.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.contract.v1.TagActivity;
import io.ripieno.contract.v1.TagScore;
import io.ripieno.contract.v1.TagTimeline;
import io.ripieno.inference.tagging.LabelResult;
import io.ripieno.inference.tagging.Tagging;
import io.ripieno.inference.tagging.WindowResult;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.run.Computed;
import io.ripieno.service.run.JobRun;
import io.ripieno.service.run.Jobs;
import io.ripieno.service.run.Notice;
import io.ripieno.store.blob.DirectoryBlobStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredOutcomeTest {
    private static final Tagging TAGGING = new Tagging(
            12,
            2,
            10,
            5,
            List.of(
                    new LabelResult("bass", 0.1, 0.5, false),
                    new LabelResult("piano", 0.8, 0.5, true),
                    new LabelResult("voice", 0.4, 0.3, true)),
            List.of(
                    new WindowResult(0, 10, List.of(0.1f, 0.7f, 0.2f)),
                    new WindowResult(5, 12, List.of(0.1f, 0.9f, 0.6f))),
            List.of());

    @TempDir
    Path folder;

    private final JobRun run = Jobs.job("j1").run();
    private final Assemble assemble = new Assemble(new Origins("runtime 1", "service 1"));
    private DirectoryBlobStore blobs;
    private FindStored findStored;

    @BeforeEach
    void open() {
        blobs = new DirectoryBlobStore(folder.resolve("blobs"));
        findStored = new FindStored(blobs);
    }

    @Test
    void tagsComeMostProbableFirstAndAsManyAsAsked() {
        assertThat(assembled(0).taskResult().getTagging().getTags())
                .extracting(TagScore::getLabel)
                .containsExactly("piano", "voice", "bass");
        Result two = assembled(2);
        assertThat(two.taskResult().getTagging().getTags())
                .extracting(TagScore::getLabel)
                .containsExactly("piano", "voice");
        TagTimeline timeline = two.taskResult().getTagging().getTimeline();
        assertThat(timeline.getLabels()).containsExactly("piano", "voice");
        assertThat(timeline.getWindows().get(1).getProbabilities()).containsExactly(0.9f, 0.6f);
    }

    @Test
    void theSummaryTellsPeaksAndActiveWindows() {
        List<TagActivity> summary =
                assembled(0).taskResult().getTagging().getTimeline().getSummary();
        assertThat(summary.get(0))
                .isEqualTo(TagActivity.newBuilder()
                        .setLabel("piano")
                        .setPeakProbability(0.9f)
                        .setPeakStartSeconds(5)
                        .setActiveWindows(2)
                        .build());
        assertThat(summary.get(1).getActiveWindows())
                .as("0.2 is below its threshold of 0.3")
                .isEqualTo(1);
        assertThat(summary.get(2).getPeakStartSeconds())
                .as("the first of equal windows")
                .isZero();
    }

    @Test
    void noticesBecomeWarningsWithTheirCodes() {
        Result result = assemble.assemble(
                run,
                new Computed.Tagged(
                        TAGGING,
                        new AudioFormat(44_100, 2),
                        0,
                        List.of(new Notice(Code.CLIPPED, "It is clipped.")),
                        List.of(),
                        "cpu",
                        0.5));
        assertThat(result.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.getCode()).isEqualTo("RIP-232");
            assertThat(warning.getMessage()).isEqualTo("It is clipped.");
        });
        assertThat(result.provenance().getCostUnits()).isEqualTo(0.5);
    }

    @Test
    void whatIsStoredIsFoundAgain() throws JobFailure {
        Result stored = new Store(blobs, 1 << 18).store(run, assembled(0));
        Result found = findStored.find(run.plan().workId(), "").orElseThrow();
        assertThat(found.taskResult()).isEqualTo(stored.taskResult());
        assertThat(found.published(Duration.ZERO).provenance())
                .as("all but the time of storing, which is only known afterwards")
                .isEqualTo(stored.published(Duration.ZERO).provenance());
        assertThat(found.computedFor()).isEqualTo("j1");
        assertThat(found.artefacts()).isEmpty();
    }

    @Test
    void aTimelineThatIsTooLongLiesInTheBlobStoreAsJson() throws Exception {
        Result stored = new Store(blobs, 10).store(run, assembled(0));
        TagTimeline timeline = stored.taskResult().getTagging().getTimeline();
        assertThat(timeline.getWindows()).isEmpty();
        assertThat(timeline.getSummary()).hasSize(3);
        assertThat(stored.artefacts()).singleElement().satisfies(artefact -> {
            assertThat(artefact.getName()).isEqualTo("timeline");
            assertThat(artefact.getReference()).isEqualTo(timeline.getReference());
        });
        JsonNode json = new ObjectMapper()
                .readTree(Path.of(URI.create(timeline.getReference().getUri())).toFile());
        assertThat(json.at("/labels/0").asText()).isEqualTo("piano");
        assertThat(json.at("/windows/1/startSeconds").asDouble()).isEqualTo(5);
        assertThat(json.at("/windows/1/probabilities/0").floatValue()).isEqualTo(0.9f);
        assertThat(findStored.find(run.plan().workId(), "")).isPresent();
    }

    @Test
    void anOutcomeWhoseArtefactIsGoneOrDamagedIsNotFound() throws Exception {
        Result stored = new Store(blobs, 10).store(run, assembled(0));
        Path artefact =
                Path.of(URI.create(stored.artefacts().get(0).getReference().getUri()));
        byte[] whole = Files.readAllBytes(artefact);
        whole[10] ^= 1;
        Files.write(artefact, whole);
        assertThat(findStored.find(run.plan().workId(), "")).as("damaged").isEmpty();
        Files.delete(artefact);
        assertThat(findStored.find(run.plan().workId(), "")).as("gone").isEmpty();
    }

    @Test
    void anOutcomeThatLiesUnderAnotherIdentityIsNotFound() throws Exception {
        new Store(blobs, 1 << 18).store(run, assembled(0));
        JobRun other = Jobs.job("j2").run();
        Path outcomes = folder.resolve("blobs/outcomes");
        Files.copy(
                outcomes.resolve(run.plan().workId().hex()),
                outcomes.resolve(other.plan().workId().hex()));
        assertThat(findStored.find(other.plan().workId(), "")).isEmpty();
    }

    @Test
    void aStoreThatCannotBeWrittenIsAPassingFailureThatNamesTheSetting() throws IOException {
        Files.writeString(folder.resolve("blobs"), "a file where the folder should be");
        assertThatThrownBy(() -> new Store(blobs, 1 << 18).store(run, assembled(0)))
                .isInstanceOfSatisfying(JobFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
                    assertThat(failure.code()).isEqualTo(Code.NOT_STORED);
                    assertThat(failure.action()).contains("ripieno.blobs.directory");
                });
    }

    private Result assembled(int topN) {
        return assemble.assemble(
                run, new Computed.Tagged(TAGGING, new AudioFormat(44_100, 2), topN, List.of(), List.of(), "cpu", 0.5));
    }
}
