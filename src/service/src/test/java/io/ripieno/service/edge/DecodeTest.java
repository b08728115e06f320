package io.ripieno.service.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.v1.Excerpt;
import io.ripieno.contract.v1.FollowUp;
import io.ripieno.contract.v1.Input;
import io.ripieno.contract.v1.InputRole;
import io.ripieno.contract.v1.ModelChoice;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.Priority;
import io.ripieno.contract.v1.Reference;
import io.ripieno.contract.v1.TaggingParameters;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.v1.TaskParameters;
import io.ripieno.contract.wire.RegistryIdWidth;
import io.ripieno.contract.wire.Wire;
import io.ripieno.contract.wire.WireDecoder;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.service.intake.Delivery;
import io.ripieno.service.intake.Origin;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.Content;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.Job;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Lane;
import io.ripieno.service.job.Work;
import io.ripieno.service.run.Jobs;
import io.ripieno.store.blob.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecodeTest {
    private static final String TOPIC = "ripieno.tagging.jobs.v1";
    private static final String DIGEST = "ab".repeat(32);

    private final Decode decode = new Decode(WireDecoder.of(io.ripieno.contract.v1.Job.class), Runnable::run);

    @Test
    void aFullJobArrivesWhole() {
        io.ripieno.contract.v1.Job sent = job().setSubject("s")
                .setTenant("t")
                .setLabels(Map.of("k", "v"))
                .setModel(ModelChoice.newBuilder()
                        .setName("instrument-tagger")
                        .setVersion("2")
                        .build())
                .setParameters(TaskParameters.newBuilder()
                        .setTagging(TaggingParameters.newBuilder()
                                .setHopSeconds(2.5)
                                .setThresholds(Map.of("piano", 0.25))
                                .setLabels(List.of("piano", "voice"))
                                .setTopN(1)
                                .setTimeline(false)
                                .build())
                        .build())
                .setStrictMediaType(true)
                .setPriority(Priority.HIGH)
                .setDeadline(Instant.ofEpochMilli(5))
                .setForce(true)
                .setSubmittedAt(Instant.ofEpochMilli(4))
                .build();
        Job job = accepted(Wire.encode(sent));
        assertThat(job.sender().jobId()).isEqualTo("j1");
        assertThat(job.sender().key()).isEqualTo("s");
        assertThat(job.sender().tenant()).isEqualTo("t");
        assertThat(job.sender().labels()).containsEntry("k", "v");
        assertThat(job.sender().submittedAt()).hasValue(Instant.ofEpochMilli(4));
        assertThat(job.lane()).isEqualTo(Lane.HIGH);
        assertThat(job.deadline()).hasValue(Instant.ofEpochMilli(5));
        assertThat(job.force()).isTrue();
        assertThat(job.strictMediaType()).isTrue();
        assertThat(job.work())
                .isEqualTo(new Work.Tagging(
                        Optional.of(ModelRef.of("instrument-tagger", 2)),
                        OptionalDouble.of(2.5),
                        Map.of("piano", 0.25),
                        Set.of("piano", "voice"),
                        1,
                        false));
        io.ripieno.service.job.Input input = job.inputs().get(0);
        assertThat(input.content()).isInstanceOfSatisfying(Content.Referenced.class, reference -> {
            assertThat(reference.uri()).hasToString("file:///music/a.wav");
            assertThat(reference.sha256()).isEqualTo(new Sha256(DIGEST));
            assertThat(reference.bytes()).isEqualTo(44);
            assertThat(reference.mediaType()).isEqualTo("audio/wav");
        });
        assertThat(input.excerpt()).isEqualTo(new io.ripieno.music.audio.Excerpt(1, 2));
        assertThat(input.statedSeconds()).hasValue(9);
    }

    @Test
    void whatIsLeftOutFollowsTheDefaults() {
        Job job = accepted(Wire.encode(job().build()));
        assertThat(job.sender().key()).isEqualTo("j1");
        assertThat(job.lane()).isEqualTo(Lane.NORMAL);
        assertThat(job.deadline()).isEmpty();
        assertThat(job.work())
                .isEqualTo(new Work.Tagging(Optional.empty(), OptionalDouble.empty(), Map.of(), Set.of(), 0, true));
    }

    @Test
    void theRegistryFrameIsReadToo() {
        Decode withRegistry = new Decode(
                WireDecoder.of(io.ripieno.contract.v1.Job.class)
                        .withRegistry(
                                id -> id == 7
                                        ? Optional.of(io.ripieno.contract.v1.Job.getClassSchema())
                                        : Optional.empty(),
                                RegistryIdWidth.FOUR),
                Runnable::run);
        byte[] single = Wire.encode(job().build());
        assertThat(withRegistry.decodeNow(delivery(frame(7, single), TOPIC))).isInstanceOf(Decoded.Accepted.class);
        assertThat(withRegistry.decodeNow(delivery(frame(8, single), TOPIC)))
                .isInstanceOfSatisfying(
                        Decoded.Undecodable.class,
                        undecodable -> assertThat(undecodable.why().kind()).isEqualTo(FailureKind.UNKNOWN_SCHEMA));
    }

    @Test
    void anUnknownFingerprintCanBeReplayed() {
        byte[] bytes = Wire.encode(job().build());
        bytes[5] ^= 1;
        JobFailure why = undecodable(bytes);
        assertThat(why.kind()).isEqualTo(FailureKind.UNKNOWN_SCHEMA);
        assertThat(why.code()).isEqualTo(Code.UNKNOWN_SCHEMA);
        assertThat(why.action()).endsWith("replay the record.");
    }

    @Test
    void bytesThatAreNoJobAreInvalid() {
        assertThat(undecodable("not a job".getBytes(StandardCharsets.UTF_8)).kind())
                .isEqualTo(FailureKind.INVALID);
        assertThat(undecodable(new byte[0]).code()).isEqualTo(Code.UNDECODABLE);
        assertThat(undecodable(null).problem()).isEqualTo("The record has no value.");
        assertThat(undecodable(new byte[1 << 20]).problem()).contains("1048576 bytes");
        assertThat(undecodable(Wire.encode(Outcome.newBuilder().build())).code())
                .isEqualTo(Code.UNDECODABLE);
        assertThat(undecodable(new byte[1 << 20]).action()).contains("the bytes are kept in the failures topic");
    }

    @Test
    void aJobWithoutIdIsNobodys() {
        JobFailure why = undecodable(Wire.encode(job().setJobId("").build()));
        assertThat(why.code()).isEqualTo(Code.BAD_FIELD);
        assertThat(why.problem()).contains("jobId is empty: it is required.");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        JobFailure why = refused(job().setInputs(List.of(
                                Input.newBuilder().setRole(InputRole.AUDIO).build()))
                        .setParameters(TaskParameters.newBuilder()
                                .setTagging(TaggingParameters.newBuilder()
                                        .setTopN(-1)
                                        .build())
                                .build()))
                .why();
        assertThat(why.code()).isEqualTo(Code.BAD_FIELD);
        assertThat(why.problem()).contains("inputs[0] is without content", "parameters.tagging.topN is -1");
        assertThat(why.action()).endsWith(".");
    }

    @Test
    void anotherTaskThanThatOfTheTopicIsRefused() {
        Decoded.Refused refused = refused(job().setTask(Task.ASSESSMENT));
        assertThat(refused.why().code()).isEqualTo(Code.WRONG_TOPIC);
        assertThat(refused.why().problem()).isEqualTo("task is ASSESSMENT: the topic holds jobs of TAGGING.");
        assertThat(refused.sender().task()).isEqualTo(io.ripieno.service.job.Task.TAGGING);
    }

    @Test
    void aTaskThatIsNotBuiltIsRefusedOnItsOwnTopic() {
        Decoded decoded = decode.decodeNow(
                delivery(Wire.encode(job().setTask(Task.SEPARATION).build()), "ripieno.separation.jobs.v1"));
        assertThat(decoded).isInstanceOfSatisfying(Decoded.Refused.class, refused -> assertThat(refused.why())
                .hasMessageContaining("SEPARATION is not built in this version"));
    }

    @Test
    void aFaultOfTheProgramWhereAJobIsReadIsToldToItsSender() {
        Decode faulty = new Decode(WireDecoder.of(io.ripieno.contract.v1.Job.class), Runnable::run, (job, sender) -> {
            throw new IllegalStateException("no such case");
        });
        assertThat(faulty.decodeNow(delivery(Wire.encode(job().build()), TOPIC)))
                .isInstanceOfSatisfying(Decoded.Refused.class, refused -> {
                    assertThat(refused.sender().jobId()).isEqualTo("j1");
                    assertThat(refused.why().code()).isEqualTo(Code.UNEXPECTED);
                    assertThat(refused.why().problem()).contains("where it read the job j1", "no such case");
                    assertThat(refused.why().action()).isEqualTo("Report it with the lines of the log at RIP-901.");
                });
    }

    @Test
    void followUpTasksAreRefusedUntilTheyAreBuilt() {
        JobFailure why = refused(job().setThen(List.of(
                        FollowUp.newBuilder().setTask(Task.TAGGING).build())))
                .why();
        assertThat(why.code()).isEqualTo(Code.FOLLOW_UPS);
        assertThat(why.problem()).contains("follow-up tasks are not built yet");
        assertThat(why.action()).isEqualTo("Send them as jobs of their own once the outcome is there.");
    }

    @Test
    void aVersionThatIsNoNumberIsRefused() {
        JobFailure why = refused(job().setModel(ModelChoice.newBuilder()
                        .setName("instrument-tagger")
                        .setVersion("newest")
                        .build()))
                .why();
        assertThat(why.code()).isEqualTo(Code.UNKNOWN_MODEL);
        assertThat(why.problem()).contains("instrument-tagger@newest");
    }

    @Test
    void twoThousandMutatedRecordsAreDecodedOrRefusedAndNeverThrow() {
        byte[] good = Wire.encode(job().build());
        Random random = new Random(20_260_101);
        int accepted = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = Arrays.copyOf(good, good.length + random.nextInt(20) - 10);
            for (int k = random.nextInt(4); k >= 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            if (decode.decodeNow(delivery(bytes, TOPIC)) instanceof Decoded.Accepted) {
                accepted++;
            }
        }
        assertThat(accepted).as("most mutations break a job").isLessThan(1000);
    }

    private static io.ripieno.contract.v1.Job.Builder job() {
        return io.ripieno.contract.v1.Job.newBuilder()
                .setJobId("j1")
                .setTask(Task.TAGGING)
                .setInputs(List.of(Input.newBuilder()
                        .setRole(InputRole.AUDIO)
                        .setReference(Reference.newBuilder()
                                .setUri("file:///music/a.wav")
                                .setSha256(DIGEST)
                                .setByteLength(44)
                                .setMediaType("audio/wav")
                                .build())
                        .setExcerpt(Excerpt.newBuilder()
                                .setStartSeconds(1)
                                .setDurationSeconds(2.0)
                                .build())
                        .setStatedSeconds(9.0)
                        .build()));
    }

    private Job accepted(byte[] bytes) {
        Decoded decoded = decode.decodeNow(delivery(bytes, TOPIC));
        assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
        return ((Decoded.Accepted) decoded).job();
    }

    private Decoded.Refused refused(io.ripieno.contract.v1.Job.Builder job) {
        Decoded decoded = decode.decodeNow(delivery(Wire.encode(job.build()), TOPIC));
        assertThat(decoded).isInstanceOf(Decoded.Refused.class);
        Decoded.Refused refused = (Decoded.Refused) decoded;
        assertThat(refused.why().kind()).isEqualTo(FailureKind.INVALID);
        return refused;
    }

    private JobFailure undecodable(byte @Nullable [] bytes) {
        Decoded decoded = decode.decodeNow(delivery(bytes, TOPIC));
        assertThat(decoded).isInstanceOf(Decoded.Undecodable.class);
        return ((Decoded.Undecodable) decoded).why();
    }

    private static byte[] frame(int id, byte[] single) {
        return ByteBuffer.allocate(single.length - 5)
                .put((byte) 0)
                .putInt(id)
                .put(single, 10, single.length - 10)
                .array();
    }

    private static Delivery delivery(byte @Nullable [] bytes, String topic) {
        return new Delivery(
                new Origin(topic, 0, 0),
                null,
                bytes,
                List.of(),
                Jobs.NOW,
                () -> CompletableFuture.completedFuture(null));
    }
}
