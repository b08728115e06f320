package io.ripieno.service.way;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.v1.Excerpt;
import io.ripieno.contract.v1.Input;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.ModelChoice;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Priority;
import io.ripieno.contract.v1.TaggingParameters;
import io.ripieno.contract.v1.TaskParameters;
import io.ripieno.contract.wire.Wire;
import io.ripieno.service.way.RecordsFixture.Ended;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutatedRecordsTest {
    private static final int RECORDS = 2000;
    private static final long SEED = 20_261_122;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);

    @Test
    void eachOfTwoThousandMutatedRecordsIsAJobOrOneFailureWithItsBytesAndNoneDisturbsTheOthers() throws Exception {
        RecordsFixture records = new RecordsFixture(folder, RecordsFixture::contract);
        List<byte[]> valid = valid(records);
        int jobs = 0;
        int refused = 0;
        int undecodable = 0;
        for (int i = 0; i < RECORDS; i++) {
            byte[] bytes = mutated(valid);
            Ended ended = records.send(bytes);
            if (ended.failures().isEmpty()) {
                assertThat(ended.outcomes()).singleElement().satisfies(outcome -> assertThat(outcome.getStatus())
                        .isIn(OutcomeStatus.PRODUCED, OutcomeStatus.REUSED, OutcomeStatus.EXPIRED));
                jobs++;
            } else if (ended.failure(bytes).getJobId().isEmpty()) {
                assertThat(ended.outcomes()).isEmpty();
                undecodable++;
            } else {
                assertThat(ended.outcomes()).singleElement().satisfies(outcome -> {
                    assertThat(outcome.getJobId())
                            .isEqualTo(ended.failures().get(0).getJobId());
                    assertThat(outcome.getStatus()).isEqualTo(OutcomeStatus.FAILED);
                });
                refused++;
            }
            ended.failures().forEach(failure -> {
                assertThat(failure.getCause()).isNotBlank();
                assertThat(failure.getAction()).endsWith(".");
            });
            if (i % 100 == 99) {
                records.goOn();
            }
        }
        System.out.println("Of " + RECORDS + " mutated records " + jobs + " were jobs, " + refused
                + " were refused and " + undecodable + " could not be decoded.");
        assertThat(jobs).isPositive();
        assertThat(refused).isPositive();
        assertThat(undecodable).isPositive();
    }

    private static List<byte[]> valid(RecordsFixture records) throws Exception {
        Job plain = records.job().build();
        Input excerpt = Input.newBuilder(plain.getInputs().get(0))
                .setName("take 1")
                .setExcerpt(Excerpt.newBuilder()
                        .setStartSeconds(0.5)
                        .setDurationSeconds(2.0)
                        .build())
                .setStatedSeconds(9.0)
                .build();
        Job full = records.job()
                .setSubject("subject")
                .setTenant("tenant")
                .setLabels(Map.of("album", "one", "take", "2"))
                .setInputs(List.of(excerpt))
                .setModel(ModelChoice.newBuilder()
                        .setName("instrument-tagger")
                        .setVersion("1")
                        .build())
                .setParameters(TaskParameters.newBuilder()
                        .setTagging(TaggingParameters.newBuilder()
                                .setHopSeconds(2.5)
                                .setThresholds(Map.of("piano", 0.25))
                                .setLabels(List.of("piano", "voice"))
                                .setTopN(3)
                                .build())
                        .build())
                .setPriority(Priority.HIGH)
                .setDeadline(Instant.parse("2030-01-01T00:00:00Z"))
                .setSubmittedAt(Instant.parse("2026-01-01T00:00:00Z"))
                .build();
        List<byte[]> all = new ArrayList<>();
        for (Job job : List.of(plain, full)) {
            byte[] single = Wire.encode(job);
            all.add(single);
            all.add(RecordsFixture.frame(RecordsFixture.FRAME_ID, single));
        }
        return all;
    }

    private byte[] mutated(List<byte[]> valid) {
        byte[] bytes = any(valid).clone();
        for (int k = random.nextInt(4) == 0 ? 2 : 1; k > 0; k--) {
            bytes = switch (random.nextInt(7)) {
                case 0 -> with(bytes, (byte) random.nextInt());
                case 1 -> flipped(bytes);
                case 2 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
                case 3 -> spliced(bytes, 0);
                case 4 -> spliced(bytes, 1 + random.nextInt(300));
                case 5 -> tail(bytes, any(valid));
                default -> with(bytes, (byte) (random.nextBoolean() ? 0 : -1));
            };
        }
        return bytes;
    }

    private byte[] any(List<byte[]> valid) {
        return valid.get(random.nextInt(valid.size()));
    }

    private byte[] with(byte[] bytes, byte value) {
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = value;
        }
        return bytes;
    }

    private byte[] flipped(byte[] bytes) {
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    /** Takes a few bytes out at one place, and puts so many others there. */
    private byte[] spliced(byte[] bytes, int inserted) {
        int at = random.nextInt(bytes.length + 1);
        byte[] others = new byte[inserted];
        random.nextBytes(others);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.writeBytes(others);
        int from = Math.min(bytes.length, at + random.nextInt(8));
        out.write(bytes, from, bytes.length - from);
        return out.toByteArray();
    }

    /** The beginning of one with the end of another. */
    private byte[] tail(byte[] bytes, byte[] other) {
        int at = random.nextInt(Math.min(bytes.length, other.length) + 1);
        byte[] joined = other.clone();
        System.arraycopy(bytes, 0, joined, 0, at);
        return joined;
    }
}
