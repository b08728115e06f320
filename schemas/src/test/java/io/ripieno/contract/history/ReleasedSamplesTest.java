package io.ripieno.contract.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.wire.FingerprintStore;
import io.ripieno.contract.wire.ReleasedSchema;
import io.ripieno.contract.wire.SchemaHistory;
import io.ripieno.contract.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that a released version wrote go through the current one and come back without loss. */
final class ReleasedSamplesTest {
    private static final int HEADER = 10;

    static List<ReleasedSchema> released() {
        return SchemaHistory.ofContract();
    }

    @ParameterizedTest
    @MethodSource("released")
    void aSampleOfEveryVersionSurvivesTheCurrentOne(ReleasedSchema version) throws IOException {
        byte[] sample = HexFormat.of()
                .parseHex(Files.readString(
                                SchemaRelease.SAMPLES.resolve(version.record() + "/v" + version.version() + ".hex"))
                        .strip());
        SpecificRecordBase current = Wire.decode(sample, currentType(version.schema()));
        GenericRecord before = read(sample, version.schema(), version.schema());
        GenericRecord after = read(Wire.encode(current), current.getSchema(), version.schema());
        assertThat(after).isEqualTo(before);
        assertThat(FingerprintStore.current()).contains(current.getSchema());
    }

    private static Class<? extends SpecificRecordBase> currentType(Schema schema) {
        return SpecificData.get().getClass(schema).asSubclass(SpecificRecordBase.class);
    }

    private static GenericRecord read(byte[] bytes, Schema writer, Schema reader) throws IOException {
        return new GenericDatumReader<GenericRecord>(writer, reader)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, null));
    }
}
