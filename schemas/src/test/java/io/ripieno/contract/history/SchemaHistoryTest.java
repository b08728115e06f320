package io.ripieno.contract.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.wire.FingerprintStore;
import io.ripieno.contract.wire.ReleasedSchema;
import io.ripieno.contract.wire.SchemaHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** The released versions are complete, unchanged, known by fingerprint and compatible with each other and the current. */
final class SchemaHistoryTest {
    private final List<ReleasedSchema> released = SchemaHistory.ofContract();

    @Test
    void theIndexNamesEveryFileAndNoOther() throws IOException {
        try (Stream<Path> files = Files.walk(SchemaRelease.FOLDER)) {
            List<String> onDisk = files.filter(file -> file.toString().endsWith(".avsc"))
                    .map(file ->
                            SchemaRelease.FOLDER.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
            assertThat(released)
                    .extracting(version -> version.record() + "/v" + version.version() + ".avsc")
                    .containsExactlyInAnyOrderElementsOf(onDisk);
        }
    }

    @Test
    void noReleasedVersionWasEdited() {
        assertThat(released)
                .allSatisfy(version -> assertThat(SchemaHistory.hex(FingerprintStore.fingerprint(version.schema())))
                        .as("%s v%d", version.record(), version.version())
                        .isEqualTo(SchemaHistory.hex(version.fingerprint())));
    }

    @Test
    void everyVersionIsSelfContainedAndNamedAsItsFile() {
        assertThat(released).allSatisfy(version -> assertThat(version.schema().getFullName())
                .isEqualTo("io.ripieno.contract.v1." + version.record()));
    }

    @Test
    void versionsOfARecordCountFromOneWithoutGaps() {
        byRecord().values().forEach(versions -> assertThat(versions)
                .extracting(ReleasedSchema::version)
                .containsExactlyElementsOf(
                        Stream.iterate(1, n -> n + 1).limit(versions.size()).toList()));
    }

    @Test
    void theNewestVersionOfEveryRecordIsTheCurrentOne() {
        assertThat(SchemaRelease.pending(released))
                .as("Schemas that differ from their newest released version. If the change is meant, release it: "
                        + "mvn -q -pl schemas test -Dquick -Dtest=SchemaRelease -Dcontract.release=true")
                .isEmpty();
    }

    @Test
    void theFingerprintStoreKnowsEveryVersionAndTheCurrentOnes() {
        FingerprintStore store = FingerprintStore.ofContract();
        assertThat(released).allSatisfy(version -> assertThat(store.find(version.fingerprint()))
                .isPresent());
        assertThat(FingerprintStore.current())
                .allSatisfy(schema -> assertThat(store.find(FingerprintStore.fingerprint(schema)))
                        .isPresent());
    }

    @Test
    void theGeneratedRecordsHaveTheFingerprintsOfTheSources() {
        assertThat(FingerprintStore.current())
                .hasSize(SchemaRelease.RECORDS.size())
                .allSatisfy(schema -> assertThat(FingerprintStore.fingerprint(schema))
                        .as("%s as generated; if only an enum was edited: mvn clean", schema.getName())
                        .isEqualTo(FingerprintStore.fingerprint(SchemaSources.of(schema.getName()))));
    }

    @Test
    void allVersionsOfARecordAndTheCurrentOneAreCompatibleWithEachOther() {
        byRecord().forEach((record, versions) -> {
            List<Schema> all = Stream.concat(
                            versions.stream().map(ReleasedSchema::schema), Stream.of(SchemaSources.of(record)))
                    .toList();
            for (int older = 0; older < all.size(); older++) {
                for (int newer = older + 1; newer < all.size(); newer++) {
                    assertThat(SchemaEvolution.problems(all.get(older), all.get(newer)))
                            .as("%s: version %d of %d against %d", record, older + 1, all.size(), newer + 1)
                            .isEmpty();
                }
            }
        });
    }

    private Map<String, List<ReleasedSchema>> byRecord() {
        Map<String, List<ReleasedSchema>> byRecord = released.stream()
                .collect(Collectors.groupingBy(ReleasedSchema::record, TreeMap::new, Collectors.toList()));
        assertThat(byRecord.keySet()).containsExactlyInAnyOrderElementsOf(SchemaRelease.RECORDS);
        return byRecord;
    }
}
