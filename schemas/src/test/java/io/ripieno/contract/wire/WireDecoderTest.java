package io.ripieno.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.contract.SampleRecords;
import io.ripieno.contract.v1.Control;
import io.ripieno.contract.v1.ControlCommand;
import io.ripieno.contract.v1.Job;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

final class WireDecoderTest {
    private static final Job JOB = SampleRecords.job();

    /** A control record as a later contract might have it: a field and a symbol more. */
    private static final Schema NEWER = new SchemaParser()
            .parse(Control.getClassSchema()
                    .toString()
                    .replace("\"CANCEL\"]", "\"CANCEL\",\"PAUSE\"]")
                    .replace("\"fields\":[", "\"fields\":[{\"name\":\"by\",\"type\":\"string\",\"default\":\"\"},"))
            .mainSchema();

    @Test
    void aRegistryFrameIsReadThroughTheRegistryWhichIsAskedOnce() {
        AtomicInteger asked = new AtomicInteger();
        WireDecoder<Job> decoder = WireDecoder.of(Job.class)
                .withRegistry(
                        id -> {
                            asked.incrementAndGet();
                            return Optional.of(Job.getClassSchema());
                        },
                        RegistryIdWidth.FOUR);
        assertThat(decoder.decode(frame(Integer.BYTES, 7))).isEqualTo(JOB);
        assertThat(decoder.decode(frame(Integer.BYTES, 7))).isEqualTo(JOB);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aRegistryFrameMayHaveEightBytesOfId() {
        Map<Long, Schema> registry = Map.of(1L << 40, Job.getClassSchema());
        WireDecoder<Job> decoder = WireDecoder.of(Job.class)
                .withRegistry(id -> Optional.ofNullable(registry.get(id)), RegistryIdWidth.EIGHT);
        assertThat(decoder.decode(frame(Long.BYTES, 1L << 40))).isEqualTo(JOB);
    }

    @Test
    void aRegistryFrameWithoutARegistryIsReplayable() {
        assertThatThrownBy(() -> Wire.decode(frame(Integer.BYTES, 7), Job.class))
                .isInstanceOfSatisfying(UnknownSchemaException.class, e -> {
                    assertThat(e.isReplayable()).isTrue();
                    assertThat(e.schema()).isEqualTo("registry id 7");
                })
                .hasMessage("The record names its schema by registry id 7, and no registry is configured. Configure the"
                        + " registry that the producer used and replay the record, or let the producer write Avro"
                        + " single-object encoding, which needs none.");
    }

    @Test
    void anIdThatTheRegistryDoesNotHaveIsReplayable() {
        WireDecoder<Job> decoder = WireDecoder.of(Job.class).withRegistry(id -> Optional.empty(), RegistryIdWidth.FOUR);
        assertThatThrownBy(() -> decoder.decode(frame(Integer.BYTES, 8)))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("registry id 8, which the registry does not have")
                .hasMessageEndingWith("then replay the record.");
    }

    @Test
    void aRegistryThatCannotBeReachedIsNotTheFaultOfTheRecord() {
        WireDecoder<Job> decoder = WireDecoder.of(Job.class)
                .withRegistry(
                        id -> {
                            throw new UncheckedIOException(new IOException("connection refused"));
                        },
                        RegistryIdWidth.FOUR);
        assertThatThrownBy(() -> decoder.decode(frame(Integer.BYTES, 7))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void anUnknownFingerprintIsReplayable() {
        byte[] bytes = Wire.encode(JOB);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(2, 0x0123456789abcdefL);
        assertThatThrownBy(() -> Wire.decode(bytes, Job.class))
                .isInstanceOfSatisfying(UnknownSchemaException.class, e -> {
                    assertThat(e.isReplayable()).isTrue();
                    assertThat(e.schema()).isEqualTo("fingerprint 0x0123456789abcdef");
                })
                .hasMessageContaining("fingerprint 0x0123456789abcdef, which this program does not know")
                .hasMessageEndingWith("update the contract here, then replay the record.");
    }

    @Test
    void whatIsNewToThisProgramIsPassedOverOnceItsSchemaIsKnown() {
        WireDecoder<Control> decoder = WireDecoder.of(Control.class).withStore(FingerprintStore.of(List.of(NEWER)));
        Control read = decoder.decode(newerControl("PAUSE"));
        assertThat(read.getJobId()).isEqualTo("job-7");
        assertThat(read.getCommand()).isEqualTo(ControlCommand.UNSPECIFIED);
        assertThat(decoder.decode(newerControl("CANCEL")).getCommand()).isEqualTo(ControlCommand.CANCEL);
    }

    @Test
    void aRecordOfAnotherTypeIsNamed() {
        assertThatThrownBy(() -> Wire.decode(Wire.encode(SampleRecords.progress()), Job.class))
                .isInstanceOfSatisfying(UndecodableException.class, e -> assertThat(e.isReplayable())
                        .isFalse())
                .hasMessage("The record is a io.ripieno.contract.v1.Progress where a io.ripieno.contract.v1.Job is"
                        + " expected. Send it to the topic of its own type.");
    }

    @Test
    void bytesInNeitherFormAreShownAndTheFormsNamed() {
        assertThatThrownBy(
                        () -> Wire.decode("{\"jobId\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8), Job.class))
                .isInstanceOf(UndecodableException.class)
                .hasMessageStartingWith("The record of 11 bytes begins with 7b 22 6a 6f")
                .hasMessageContaining("neither Avro single-object encoding")
                .hasMessageEndingWith("or with a registry's Avro serializer.");
    }

    @Test
    void anEmptyRecordIsUndecodable() {
        assertThatThrownBy(() -> Wire.decode(new byte[0], Job.class))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("The record of 0 bytes");
    }

    @Test
    void aRecordCutAnywhereIsUndecodable() {
        byte[] whole = Wire.encode(JOB);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Wire.decode(cut, Job.class)).isInstanceOf(UndecodableException.class);
        }
    }

    @Test
    void bytesAfterTheRecordAreRefused() {
        byte[] whole = Wire.encode(JOB);
        assertThatThrownBy(() -> Wire.decode(Arrays.copyOf(whole, whole.length + 3), Job.class))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("and 3 bytes more")
                .hasMessageEndingWith("Send one record per message, without padding.");
    }

    @Test
    void aRecordOverTheLimitIsRefusedUnread() {
        assertThatThrownBy(() -> Wire.decode(Arrays.copyOf(Wire.encode(JOB), 1 << 20), Job.class))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("1048576 bytes, more than the 524288")
                .hasMessageEndingWith("Put what is long into a store and refer to it.");
    }

    private static byte[] newerControl(String command) {
        Schema kind = NEWER.getField("command").schema();
        GenericRecord control = new GenericData.Record(NEWER);
        control.put("by", "somebody");
        control.put("command", new GenericData.EnumSymbol(kind, command));
        control.put("jobId", "job-7");
        control.put("reason", "");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0xC3)
                .put((byte) 1)
                .putLong(FingerprintStore.fingerprint(NEWER))
                .array());
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(NEWER).write(control, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] frame(int idBytes, long id) {
        byte[] record = Wire.encode(JOB);
        int header = 2 + Long.BYTES;
        ByteBuffer frame =
                ByteBuffer.allocate(1 + idBytes + record.length - header).put((byte) 0);
        if (idBytes == Integer.BYTES) {
            frame.putInt((int) id);
        } else {
            frame.putLong(id);
        }
        return frame.put(record, header, record.length - header).array();
    }
}
