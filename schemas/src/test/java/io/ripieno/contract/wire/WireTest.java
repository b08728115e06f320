package io.ripieno.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.contract.SampleRecords;
import io.ripieno.contract.v1.Failure;
import io.ripieno.contract.v1.Job;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class WireTest {
    static Stream<SpecificRecordBase> samples() {
        return SampleRecords.all().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsWrittenIsRead(SpecificRecordBase record) {
        assertThat(Wire.decode(Wire.encode(record), record.getClass())).isEqualTo(record);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void avrosOwnSingleObjectDecoderReadsWhatIsWritten(SpecificRecordBase record) throws IOException {
        SpecificData model = SpecificData.getForSchema(record.getSchema());
        assertThat(new BinaryMessageDecoder<SpecificRecordBase>(model, record.getSchema()).decode(Wire.encode(record)))
                .isEqualTo(record);
    }

    @Test
    void whatAvrosOwnSingleObjectEncoderWritesIsRead() throws IOException {
        ByteBuffer written = SampleRecords.job().toByteBuffer();
        byte[] bytes = new byte[written.remaining()];
        written.get(bytes);
        assertThat(bytes).isEqualTo(Wire.encode(SampleRecords.job()));
        assertThat(Wire.decode(bytes, Job.class)).isEqualTo(SampleRecords.job());
    }

    /** The values are those of share/test/data/schema-tests.txt of the Avro distribution. */
    @ParameterizedTest
    @CsvSource({
        "null, 7195948357588979594",
        "boolean, -6970731678124411036",
        "int, 8247732601305521295",
        "long, -3434872931120570953"
    })
    void fingerprintsAreThoseOfTheAvroSpecification(String type, long expected) {
        Schema schema = new SchemaParser().parse("\"" + type + "\"").mainSchema();
        assertThat(FingerprintStore.fingerprint(schema)).isEqualTo(expected);
    }

    @Test
    void aRecordBeginsWithTheMagicAndTheLittleEndianFingerprint() {
        long fingerprint = FingerprintStore.fingerprint(Job.getClassSchema());
        assertThat(Wire.encode(SampleRecords.plainJob()))
                .startsWith(0xC3, 0x01, (int) (fingerprint & 0xff), (int) (fingerprint >> 8 & 0xff));
    }

    @Test
    void aRecordOverTheLimitIsNotWritten() {
        Failure failure = SampleRecords.failure();
        failure.setOriginal(ByteBuffer.wrap(new byte[Wire.MAX_RECORD_BYTES]));
        assertThatThrownBy(() -> Wire.encode(failure))
                .isInstanceOf(UnencodableException.class)
                .hasMessageContaining("The Failure has 524")
                .hasMessageContaining("more than the 524288")
                .hasMessageEndingWith("Put what is long into a store and refer to it.");
    }

    @Test
    void aRecordWithoutARequiredValueIsNotWritten() {
        assertThatThrownBy(() -> Wire.encode(new Job()))
                .isInstanceOf(UnencodableException.class)
                .hasMessageContaining("The Job cannot be written")
                .hasMessageContaining("jobId")
                .hasMessageEndingWith("Give every field a value; a new builder starts with the defaults.");
    }

    @Test
    void aListWithAHoleIsNotWritten() {
        Job job = SampleRecords.plainJob();
        job.setInputs(Collections.singletonList(null));
        assertThatThrownBy(() -> Wire.encode(job))
                .isInstanceOf(UnencodableException.class)
                .hasMessageContaining("inputs");
    }
}
