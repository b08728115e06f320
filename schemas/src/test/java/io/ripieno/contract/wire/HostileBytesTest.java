package io.ripieno.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.ripieno.contract.SampleRecords;
import io.ripieno.contract.v1.Control;
import io.ripieno.contract.v1.Job;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes, a record or a typed error comes out, soon, and memory is only taken for bytes that are there. */
final class HostileBytesTest {
    private static final int HEADER = 10;
    private static final int MUTATIONS = 2_000;
    private static final long MEBIBYTE = 1 << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Stream<SpecificRecordBase> samples() {
        return SampleRecords.all().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void mutatedBytesGiveARecordOrATypedError(SpecificRecordBase sample) {
        byte[] original = Wire.encode(sample);
        Random other = new Random(7);
        for (int i = 0; i < 100; i++) {
            isRefused(mutate(original, other), sample);
        }
        Random random = new Random(20260131);
        int refused = 0;
        long started = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutated = mutate(original, random);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            refused += isRefused(mutated, sample) ? 1 : 0;
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(4 * MEBIBYTE);
        }
        assertThat(refused).isBetween(MUTATIONS / 4, MUTATIONS);
        assertThat((THREADS.getCurrentThreadCpuTime() - started) / 1e9).isLessThan(10);
    }

    /** The first times load classes, which takes memory, too. */
    private static boolean isRefused(byte[] bytes, SpecificRecordBase sample) {
        try {
            assertThat(Wire.decode(bytes, sample.getClass())).isNotNull();
            return false;
        } catch (WireException e) {
            assertThat(e.getMessage()).endsWith(".");
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {Integer.MAX_VALUE - 8, Long.MAX_VALUE, -1, Long.MIN_VALUE, 300})
    void aStringThatClaimsMoreThanThereIsTakesNoMemory(long length) {
        refusedCheaply(
                Control.class,
                out -> write(out, encoder -> {
                    encoder.writeEnum(1);
                    encoder.writeLong(length);
                }));
    }

    @ParameterizedTest
    @ValueSource(longs = {Integer.MAX_VALUE - 8, Long.MAX_VALUE, Long.MIN_VALUE, 100_000_000})
    void aMapThatClaimsMoreThanThereIsTakesNoMemory(long count) {
        refusedCheaply(
                Job.class,
                out -> write(out, encoder -> {
                    jobUpToLabels(encoder);
                    encoder.writeLong(count);
                }));
    }

    @ParameterizedTest
    @ValueSource(longs = {Integer.MAX_VALUE - 8, Long.MAX_VALUE, Long.MIN_VALUE, 100_000_000})
    void anArrayThatClaimsMoreThanThereIsTakesNoMemory(long count) {
        refusedCheaply(
                Job.class,
                out -> write(out, encoder -> {
                    jobUpToLabels(encoder);
                    encoder.writeLong(0);
                    encoder.writeLong(count);
                }));
    }

    @Test
    void aSymbolThatDoesNotExistIsRefused() {
        refusedCheaply(Control.class, out -> write(out, encoder -> encoder.writeInt(99)));
        refusedCheaply(Control.class, out -> write(out, encoder -> encoder.writeInt(-1)));
    }

    /** What the virtual machine throws often it throws without words in the end. */
    @Test
    void aSymbolThatDoesNotExistIsToldByItsNumberHoweverOftenItComes() {
        byte[] bytes = Wire.encode(SampleRecords.all().stream()
                .filter(Control.class::isInstance)
                .findFirst()
                .orElseThrow());
        bytes[HEADER] = 2 * 31;
        for (int i = 0; i < 20_000; i++) {
            assertThatThrownBy(() -> Wire.decode(bytes, Control.class))
                    .as("time %s", i)
                    .hasMessageContaining("near byte 11 there is no symbol or branch of number 31.");
        }
    }

    @Test
    void aUnionBranchThatDoesNotExistIsRefused() {
        refusedCheaply(
                Control.class,
                out -> write(out, encoder -> {
                    encoder.writeEnum(1);
                    encoder.writeString("job-7");
                    encoder.writeString("");
                    encoder.writeInt(2);
                }));
    }

    @Test
    void textThatIsNotUtf8IsRefused() {
        refusedCheaply(
                Control.class,
                out -> write(out, encoder -> {
                    encoder.writeEnum(1);
                    encoder.writeBytes(new byte[] {(byte) 0xC3, 0x28});
                }));
    }

    @Test
    void theWorstThatFitsTakesABoundedMultipleOfItsBytes() {
        byte[] header = Arrays.copyOf(Wire.encode(SampleRecords.plainJob()), HEADER);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header);
        int smallestInput = 8;
        int count = (Wire.MAX_RECORD_BYTES - 100) / smallestInput;
        write(out, encoder -> {
            jobUpToLabels(encoder);
            encoder.writeLong(0);
            encoder.writeLong(count);
        });
        out.writeBytes(new byte[count * smallestInput]);
        write(out, encoder -> {
            encoder.writeLong(0);
            encoder.writeInt(0);
            encoder.writeInt(0);
            encoder.writeBoolean(false);
            encoder.writeEnum(0);
            encoder.writeInt(0);
            encoder.writeBoolean(false);
            encoder.writeLong(0);
            encoder.writeInt(0);
        });
        long before = THREADS.getCurrentThreadAllocatedBytes();
        assertThat(Wire.decode(out.toByteArray(), Job.class).getInputs()).hasSize(count);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(64 * MEBIBYTE);
    }

    private static <T extends SpecificRecordBase> void refusedCheaply(
            Class<T> type, Consumer<ByteArrayOutputStream> body) {
        SpecificRecordBase sample = SampleRecords.all().stream()
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow();
        byte[] whole = Wire.encode(sample);
        Wire.decode(whole, type);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(whole, 0, HEADER);
        body.accept(out);
        out.writeBytes(new byte[20]);
        assertThatThrownBy(() -> Wire.decode(out.toByteArray(), type))
                .as("while classes are loaded")
                .isInstanceOf(UndecodableException.class);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> Wire.decode(out.toByteArray(), type)).isInstanceOf(UndecodableException.class);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(MEBIBYTE);
    }

    private static void jobUpToLabels(BinaryEncoder encoder) throws IOException {
        encoder.writeString("job-7");
        encoder.writeEnum(2);
        encoder.writeString("");
        encoder.writeString("");
    }

    private static byte[] mutate(byte[] original, Random random) {
        byte[] bytes = original.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(5)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes = Arrays.copyOf(bytes, at);
            case 2 -> {
                byte[] noise = new byte[1 + random.nextInt(16)];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, bytes, at, Math.min(noise.length, bytes.length - at));
            }
            case 3 -> {
                Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(12)), (byte) 0xFF);
                bytes[Math.min(bytes.length - 1, at + 12)] = 0x01;
            }
            default -> {
                byte[] longer = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(64));
                System.arraycopy(bytes, at, longer, longer.length - (bytes.length - at), bytes.length - at);
                bytes = longer;
            }
        }
        return bytes;
    }

    private interface Body {
        void writeTo(BinaryEncoder encoder) throws IOException;
    }

    private static void write(ByteArrayOutputStream out, Body body) {
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            body.writeTo(encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
