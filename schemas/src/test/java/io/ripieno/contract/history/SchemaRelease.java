package io.ripieno.contract.history;

import io.ripieno.contract.SampleRecords;
import io.ripieno.contract.wire.FingerprintStore;
import io.ripieno.contract.wire.ReleasedSchema;
import io.ripieno.contract.wire.SchemaHistory;
import io.ripieno.contract.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Releases what has changed: writes the next version of each schema that differs from its newest released one, its line
 * in the index, and a sample of its bytes that all later versions must be able to read.
 */
final class SchemaRelease {
    /** The records that are sent on topics. */
    static final List<String> RECORDS =
            FingerprintStore.current().stream().map(Schema::getName).toList();

    static final Path FOLDER = Path.of("history");
    static final Path SAMPLES = Path.of("src/test/resources/samples");

    /** Schemas that differ from their newest released version, by the version that they would be. */
    static Map<String, Integer> pending(List<ReleasedSchema> released) {
        Map<String, Integer> pending = new TreeMap<>();
        for (String record : RECORDS) {
            List<ReleasedSchema> versions = released.stream()
                    .filter(version -> version.record().equals(record))
                    .toList();
            long current = FingerprintStore.fingerprint(SchemaSources.of(record));
            if (versions.isEmpty() || versions.get(versions.size() - 1).fingerprint() != current) {
                pending.put(record, versions.size() + 1);
            }
        }
        return pending;
    }

    @Test
    @EnabledIfSystemProperty(
            named = "contract.release",
            matches = "true",
            disabledReason = "Runs only to release changed schemas: -Dcontract.release=true")
    void writeWhatHasChanged() throws IOException {
        for (Map.Entry<String, Integer> next :
                pending(SchemaHistory.ofContract()).entrySet()) {
            String version = next.getKey() + "/v" + next.getValue();
            Schema schema = SchemaSources.of(next.getKey());
            Path file = FOLDER.resolve(version + ".avsc");
            Files.createDirectories(FOLDER.resolve(next.getKey()));
            Files.writeString(file, schema.toString(true) + "\n");
            Files.writeString(
                    FOLDER.resolve("index"),
                    version + ".avsc " + SchemaHistory.hex(FingerprintStore.fingerprint(schema)) + "\n",
                    StandardOpenOption.APPEND);
            Path sample = SAMPLES.resolve(version + ".hex");
            Files.createDirectories(SAMPLES.resolve(next.getKey()));
            Files.writeString(sample, HexFormat.of().formatHex(Wire.encode(sample(next.getKey()))) + "\n");
        }
    }

    private static SpecificRecordBase sample(String record) {
        return SampleRecords.all().stream()
                .filter(sample -> sample.getSchema().getName().equals(record))
                .findFirst()
                .orElseThrow();
    }
}
