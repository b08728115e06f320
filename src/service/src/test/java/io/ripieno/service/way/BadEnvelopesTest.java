package io.ripieno.service.way;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.v1.Failure;
import io.ripieno.contract.v1.FailureKind;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.service.intake.Header;
import io.ripieno.service.way.RecordsFixture.Ended;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of records whose size, key, headers or labels are bad, over the whole way. */
class BadEnvelopesTest {
    private static final int PADDING = 1 << 20;

    @TempDir
    Path folder;

    private RecordsFixture records;

    @BeforeEach
    void open() throws IOException {
        records = new RecordsFixture(folder, RecordsFixture::contract);
    }

    @AfterEach
    void theConsumerGoesOn() throws IOException {
        records.goOn();
    }

    @Test
    void aMebibyteOfPaddingBefore() throws Exception {
        byte[] good = records.encoded(job -> job);
        byte[] padded = new byte[PADDING + good.length];
        System.arraycopy(good, 0, padded, PADDING, good.length);
        tooLong(padded);
    }

    @Test
    void aMebibyteOfPaddingBehind() throws Exception {
        byte[] good = records.encoded(job -> job);
        tooLong(Arrays.copyOf(good, PADDING + good.length));
    }

    @Test
    void aMebibyteOfPaddingInsideOfAString() throws Exception {
        byte[] good = records.encoded(job -> job.setSubject("x"));
        int at = RecordsFixture.TASK_AT + 1;
        assertThat(good[at]).as("length of the subject").isEqualTo((byte) 2);
        ByteBuffer padded = ByteBuffer.allocate(good.length + PADDING + 3).put(good, 0, at);
        int zigzag = 2 * (PADDING + 1);
        for (; zigzag >= 0x80; zigzag >>>= 7) {
            padded.put((byte) (zigzag & 0x7f | 0x80));
        }
        padded.put((byte) zigzag).put(new byte[PADDING]).put(good, at + 1, good.length - at - 1);
        tooLong(padded.array());
    }

    @Test
    void lessPaddingThanARecordMayHave() throws Exception {
        byte[] good = records.encoded(job -> job);
        Failure behind = records.nobodys(Arrays.copyOf(good, good.length + 100_000), FailureKind.INVALID, "RIP-101");
        assertThat(behind.getCause()).contains("and 100000 bytes more. Send one record per message");
        byte[] inside = records.encoded(job -> job.setSubject("x".repeat(300_000)));
        Outcome outcome = records.refused(
                inside,
                "subject is \"" + "x".repeat(79)
                        + "...: it must have at most 200 characters and no control characters.",
                "Choose a shorter or plainer one.");
        assertThat(outcome.getSubject()).isEqualTo("x".repeat(200));
    }

    @Test
    void aKeyThatIsMissingIsNoTextOrIsFarTooLong() throws Exception {
        byte[] bytes = records.encoded(job -> job.setInputs(List.of()));
        byte[] noText = {(byte) 0xff, (byte) 0xfe, 0};
        assertThat(of(bytes, null, List.of()).getKey()).isNull();
        assertThat(of(bytes, noText, List.of()).getKey()).isEqualTo(ByteBuffer.wrap(noText));
        Failure tooLong = of(bytes, new byte[300_000], List.of());
        assertThat(tooLong.getKey()).isNull();
        assertThat(tooLong.getCause()).contains(" The key of the record, 300000 bytes, lies at file:");
    }

    @Test
    void headersThatAreNamelessEmptyRepeatedOrFarTooMany() throws Exception {
        byte[] bytes = records.encoded(job -> job.setInputs(List.of()));
        Header nameless = new Header("", new byte[] {1});
        Header empty = new Header("h", null);
        Failure few = of(bytes, null, List.of(nameless, empty, empty));
        assertThat(few.getHeaders()).extracting(header -> header.getName()).containsExactly("", "h", "h");
        assertThat(few.getHeaders())
                .extracting(header -> header.getValue())
                .containsExactly(ByteBuffer.wrap(new byte[] {1}), null, null);
        Failure many = of(bytes, null, Collections.nCopies(20_000, empty));
        assertThat(many.getHeaders()).hasSize(7281);
        assertThat(many.getCause()).endsWith(" Of its 20000 headers 12719 are left out.");
    }

    @Test
    void aHeaderThatPretendsToBeAnEvent() throws Exception {
        List<Header> forged = new ArrayList<>();
        for (String name : List.of("ce_id", "ce_specversion", "ce_type", "content-type")) {
            forged.add(new Header(name, "x".getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(of(records.encoded(job -> job.setInputs(List.of())), null, forged)
                        .getHeaders())
                .hasSize(4);
    }

    @Test
    void hugeMapsOfLabels() throws Exception {
        Outcome long40k = records.refused(
                records.encoded(job -> job.setLabels(Map.of("a", "short", "b", "x".repeat(40_000)))),
                "labels is \"40007 characters\": they may have 16384 together.",
                "Keep what is long with you, and send its key.");
        assertThat(long40k.getLabels()).containsExactly(Map.entry("a", "short"));
        Map<String, String> many = new TreeMap<>();
        for (int i = 0; i < 10_000; i++) {
            many.put("l" + i, "");
        }
        Outcome of10k = records.refused(
                records.encoded(job -> job.setLabels(many)),
                "labels is \"48890 characters\": they may have 16384 together. labels is \"10000 labels\": there may be 100.",
                "Keep what is long with you, and send its key. Keep them with you, and send the key of all.");
        assertThat(of10k.getLabels()).hasSize(100);
    }

    private void tooLong(byte[] bytes) throws IOException {
        Failure failure = records.nobodys(bytes, FailureKind.INVALID, "RIP-101");
        assertThat(failure.getCause())
                .isEqualTo("The record has " + bytes.length
                        + " bytes, more than the 524288 that a record may have. Put what is long into a store and refer"
                        + " to it.");
        assertThat(failure.getAction()).isEqualTo(RecordsFixture.MEND);
        assertThat(failure.getOriginal()).isNull();
        assertThat(failure.getOriginalReference().getByteLength()).isEqualTo(bytes.length);
    }

    private Failure of(byte[] bytes, byte @Nullable [] key, List<Header> headers) throws IOException {
        Ended ended = records.send(RecordsFixture.TAGGING, key, bytes, headers);
        assertThat(ended.outcomes()).hasSize(1);
        return ended.failure(bytes);
    }
}
