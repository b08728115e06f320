package io.ripieno.contract;

import io.ripieno.contract.v1.Artefact;
import io.ripieno.contract.v1.Control;
import io.ripieno.contract.v1.ControlCommand;
import io.ripieno.contract.v1.EvaluationAxis;
import io.ripieno.contract.v1.EvaluationFigure;
import io.ripieno.contract.v1.EvaluationProblem;
import io.ripieno.contract.v1.EvaluationResult;
import io.ripieno.contract.v1.Excerpt;
import io.ripieno.contract.v1.Failure;
import io.ripieno.contract.v1.FailureKind;
import io.ripieno.contract.v1.FailureSummary;
import io.ripieno.contract.v1.FollowUp;
import io.ripieno.contract.v1.InlineContent;
import io.ripieno.contract.v1.Input;
import io.ripieno.contract.v1.InputDigest;
import io.ripieno.contract.v1.InputRole;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.MeasureSet;
import io.ripieno.contract.v1.ModelChoice;
import io.ripieno.contract.v1.ModelIdentity;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Priority;
import io.ripieno.contract.v1.Progress;
import io.ripieno.contract.v1.ProgressStage;
import io.ripieno.contract.v1.Provenance;
import io.ripieno.contract.v1.RecordHeader;
import io.ripieno.contract.v1.Reference;
import io.ripieno.contract.v1.TagActivity;
import io.ripieno.contract.v1.TagScore;
import io.ripieno.contract.v1.TagTimeline;
import io.ripieno.contract.v1.TagWindow;
import io.ripieno.contract.v1.TaggingParameters;
import io.ripieno.contract.v1.TaggingResult;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.v1.TaskParameters;
import io.ripieno.contract.v1.TaskResult;
import io.ripieno.contract.v1.Timings;
import io.ripieno.contract.v1.Warning;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;

/** One record of each kind with every field away from its default, and the plainest job that can be sent. */
public final class SampleRecords {
    public static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    public static final String SHA256 = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";

    private SampleRecords() {}

    public static List<SpecificRecordBase> all() {
        return List.of(job(), outcome(), failure(), progress(), control());
    }

    public static Job plainJob() {
        return Job.newBuilder()
                .setJobId("job-1")
                .setTask(Task.TAGGING)
                .setInputs(List.of(audio()))
                .build();
    }

    public static Input audio() {
        return Input.newBuilder()
                .setRole(InputRole.AUDIO)
                .setReference(reference())
                .build();
    }

    public static Input score(int bytes) {
        return Input.newBuilder()
                .setRole(InputRole.SCORE)
                .setInline(InlineContent.newBuilder()
                        .setContent(ByteBuffer.wrap(new byte[bytes]))
                        .setMediaType("audio/midi")
                        .build())
                .build();
    }

    public static Reference reference() {
        return Reference.newBuilder()
                .setUri("file:///music/a.flac")
                .setSha256(SHA256)
                .setByteLength(123456)
                .setMediaType("audio/flac")
                .build();
    }

    public static Job job() {
        Input excerpt = Input.newBuilder(audio())
                .setName("left")
                .setItem("take 3")
                .setPart("piano")
                .setExcerpt(Excerpt.newBuilder()
                        .setStartSeconds(1.5)
                        .setDurationSeconds(10.0)
                        .build())
                .setStatedSeconds(60.25)
                .build();
        TaskParameters parameters = TaskParameters.newBuilder()
                .setTagging(TaggingParameters.newBuilder()
                        .setHopSeconds(2.5)
                        .setThresholds(Map.of("piano", 0.4))
                        .setLabels(List.of("piano", "flute"))
                        .setTopN(2)
                        .setTimeline(false)
                        .build())
                .build();
        ModelChoice model = ModelChoice.newBuilder()
                .setName("instrument-tagger")
                .setVersion("1")
                .build();
        return Job.newBuilder()
                .setJobId("job-7")
                .setTask(Task.TAGGING)
                .setSubject("recording-7")
                .setTenant("studio")
                .setLabels(Map.of("batch", "monday"))
                .setInputs(List.of(excerpt, score(3)))
                .setModel(model)
                .setParameters(parameters)
                .setStrictMediaType(true)
                .setPriority(Priority.HIGH)
                .setDeadline(NOON.plusSeconds(3600))
                .setForce(true)
                .setThen(List.of(FollowUp.newBuilder()
                        .setTask(Task.SEPARATION)
                        .setArtefacts(List.of("vocals"))
                        .setModel(model)
                        .setParameters(parameters)
                        .build()))
                .setSubmittedAt(NOON)
                .build();
    }

    public static Outcome outcome() {
        TagTimeline timeline = TagTimeline.newBuilder()
                .setLabels(List.of("flute", "piano"))
                .setWindows(List.of(TagWindow.newBuilder()
                        .setStartSeconds(5)
                        .setEndSeconds(15)
                        .setProbabilities(List.of(0.25f, 0.75f))
                        .build()))
                .setReference(reference())
                .setSummary(List.of(TagActivity.newBuilder()
                        .setLabel("piano")
                        .setPeakProbability(0.9f)
                        .setPeakStartSeconds(5)
                        .setActiveWindows(3)
                        .build()))
                .build();
        TaggingResult result = TaggingResult.newBuilder()
                .setSeconds(60.25)
                .setSampleRate(44100)
                .setChannels(2)
                .setWindows(12)
                .setWindowSeconds(10)
                .setHopSeconds(5)
                .setTags(List.of(TagScore.newBuilder()
                        .setLabel("piano")
                        .setProbability(0.75f)
                        .setThreshold(0.5f)
                        .setPresent(true)
                        .build()))
                .setTimeline(timeline)
                .build();
        return Outcome.newBuilder()
                .setJobId("job-7")
                .setWorkId(SHA256)
                .setStatus(OutcomeStatus.REUSED)
                .setTask(Task.TAGGING)
                .setSubject("recording-7")
                .setTenant("studio")
                .setLabels(Map.of("batch", "monday"))
                .setTaskResult(TaskResult.newBuilder()
                        .setTagging(result)
                        .setEvaluation(evaluation())
                        .build())
                .setArtefacts(List.of(Artefact.newBuilder()
                        .setName("timeline")
                        .setRole(InputRole.EMBEDDING)
                        .setReference(reference())
                        .build()))
                .setWarnings(List.of(Warning.newBuilder()
                        .setCode("RIP-104")
                        .setMessage("The media type is audio/flac and the content WAV. Correct the media type.")
                        .build()))
                .setFailure(FailureSummary.newBuilder()
                        .setKind(FailureKind.TRANSIENT)
                        .setCode("RIP-201")
                        .setCause("The object is not there.")
                        .setAction("Store it and send the job again.")
                        .setAttempts(3)
                        .build())
                .setProvenance(provenance())
                .setForced(true)
                .setReusedFrom("job-3")
                .setSubmittedAt(NOON)
                .setReceivedAt(NOON.plusMillis(5))
                .setStartedAt(NOON.plusMillis(10))
                .setFinishedAt(NOON.plusMillis(900))
                .build();
    }

    private static Provenance provenance() {
        return Provenance.newBuilder()
                .setModels(List.of(ModelIdentity.newBuilder()
                        .setName("instrument-tagger")
                        .setVersion("1")
                        .setSha256(SHA256)
                        .build()))
                .setParameters("{\"hopSeconds\":5.0}")
                .setInputs(List.of(InputDigest.newBuilder()
                        .setRole(InputRole.AUDIO)
                        .setName("left")
                        .setSha256(SHA256)
                        .setByteLength(123456)
                        .build()))
                .setPipelineVersion(1)
                .setDevice("cpu")
                .setRuntimeVersion("onnxruntime 1.29.0")
                .setServiceVersion("0.1.0")
                .setCostUnits(0.125)
                .setTimings(Timings.newBuilder()
                        .setQueueMillis(1)
                        .setFetchMillis(2)
                        .setDecodeMillis(3)
                        .setComputeMillis(4)
                        .setPublishMillis(5)
                        .build())
                .build();
    }

    public static Failure failure() {
        return Failure.newBuilder()
                .setKind(FailureKind.UNKNOWN_SCHEMA)
                .setCode("RIP-202")
                .setCause("The fingerprint is not known.")
                .setAction("Update the contract and replay the record.")
                .setAttempts(1)
                .setJobId("job-7")
                .setTask(Task.TAGGING)
                .setSubject("recording-7")
                .setTenant("studio")
                .setTopic("ripieno.tagging.jobs.v1")
                .setPartition(3)
                .setOffset(42)
                .setKey(bytes("recording-7"))
                .setHeaders(List.of(RecordHeader.newBuilder()
                        .setName("ce_id")
                        .setValue(bytes("job-7"))
                        .build()))
                .setOriginal(bytes("not Avro"))
                .setOriginalReference(reference())
                .setFailedAt(NOON)
                .setServiceVersion("0.1.0")
                .setWholeReference(reference())
                .build();
    }

    public static Progress progress() {
        return Progress.newBuilder()
                .setJobId("job-7")
                .setTask(Task.TAGGING)
                .setSubject("recording-7")
                .setStage(ProgressStage.COMPUTING)
                .setDone(4)
                .setTotal(12.0)
                .setUnit("windows")
                .setMessage("listening")
                .setAt(NOON)
                .build();
    }

    public static Control control() {
        return Control.newBuilder()
                .setCommand(ControlCommand.CANCEL)
                .setJobId("job-7")
                .setReason("wrong file")
                .setAt(NOON)
                .build();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /** With every field set. */
    public static EvaluationResult evaluation() {
        EvaluationAxis attributes = EvaluationAxis.newBuilder()
                .setName("attribute")
                .setLength(2)
                .setLabels(List.of("rhythm", "pitch"))
                .build();
        EvaluationAxis dimensions =
                EvaluationAxis.newBuilder().setName("dimension").setLength(1).build();
        return EvaluationResult.newBuilder()
                .setMeasures(MeasureSet.LATENTS)
                .setFigures(List.of(EvaluationFigure.newBuilder()
                        .setName("mutual-information")
                        .setUnit("nats")
                        .setItem("run 7")
                        .setAxes(List.of(attributes, dimensions))
                        .setValues(List.of(0.75, Double.NaN))
                        .build()))
                .setProblems(List.of(EvaluationProblem.newBuilder()
                        .setItem("run 8")
                        .setMessage("There are no codes. Give some.")
                        .build()))
                .setProblemCount(1)
                .setReference(reference())
                .build();
    }
}
