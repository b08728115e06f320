package io.ripieno.inference.device.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.device.RunCost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostFileTest {
    private static final CostKey KEY = new CostKey("abc", "main", "1x96x500", "a processor", "runtime 1");
    private static final RunCost COST = new RunCost(new TreeMap<>(Map.of(1, 0.010, 4, 0.025)));

    @TempDir
    Path folder;

    @Test
    void whatIsPutIsFoundByTheNextStart() {
        Path file = folder.resolve("cache").resolve("costs.json");
        new CostFile(file).put(KEY, COST);
        assertThat(new CostFile(file).find(KEY)).contains(COST);
        assertThat(folder.resolve("cache")).isDirectoryContaining(path -> path.equals(file));
    }

    @Test
    void aCostHoldsForItsModelHardwareAndRuntimeAlone() {
        CostFile costs = new CostFile(folder.resolve("costs.json"));
        costs.put(KEY, COST);
        assertThat(costs.find(new CostKey("abd", "main", "1x96x500", "a processor", "runtime 1")))
                .isEmpty();
        assertThat(costs.find(new CostKey("abc", "main", "1x96x500", "another", "runtime 1")))
                .isEmpty();
        assertThat(costs.find(new CostKey("abc", "main", "1x96x500", "a processor", "runtime 2")))
                .isEmpty();
    }

    @Test
    void waysToRunAreKeptApartAndWhatWasKeptBeforeTheyWereToldHoldsForTheDevicesOwn() throws Exception {
        Path file = folder.resolve("costs.json");
        CostKey told = new CostKey("abc", "main", "1x96x500", "a processor", "runtime 1", "cudnnSearch=heuristic");
        CostFile costs = new CostFile(file);
        costs.put(KEY, COST);
        assertThat(Files.readString(file)).doesNotContain("options");
        assertThat(costs.find(told)).isEmpty();
        RunCost other = new RunCost(new TreeMap<>(Map.of(1, 0.020)));
        costs.put(told, other);
        assertThat(new CostFile(file).all()).isEqualTo(Map.of(KEY, COST, told, other));
    }

    @Test
    void whatAnotherProcessPutMeanwhileIsKept() {
        Path file = folder.resolve("costs.json");
        CostFile ours = new CostFile(file);
        CostKey other = new CostKey("other", "main", "1", "a processor", "runtime 1");
        new CostFile(file).put(other, COST);
        ours.put(KEY, COST);
        assertThat(new CostFile(file).all()).containsOnlyKeys(KEY, other);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"format\":2,\"costs\":[]}",
                "{\"format\":1}",
                "{\"format\":1,\"costs\":[{\"model\":\"abc\"}]}",
                "{\"format\":1,\"costs\":[{\"model\":\"a\",\"graph\":\"b\",\"bucket\":\"c\",\"hardware\":\"d\","
                        + "\"runtime\":\"e\",\"seconds\":{}}]}",
                "{\"format\":1,\"costs\":[{\"model\":\"a\",\"graph\":\"b\",\"bucket\":\"c\",\"hardware\":\"d\","
                        + "\"runtime\":\"e\",\"seconds\":{\"1\":-1}}]}"
            })
    void aDamagedOrForeignFileIsIgnoredAndReplaced(String content) throws Exception {
        Path file = folder.resolve("costs.json");
        Files.writeString(file, content);
        CostFile costs = new CostFile(file);
        assertThat(costs.all()).isEmpty();
        costs.put(KEY, COST);
        assertThat(new CostFile(file).all()).containsOnlyKeys(KEY);
    }

    @Test
    void aFileThatCannotBeWrittenCostsNothingButTheMeasurement() throws Exception {
        Path notAFolder = Files.writeString(folder.resolve("file"), "");
        CostFile costs = new CostFile(notAFolder.resolve("costs.json"));
        costs.put(KEY, COST);
        assertThat(costs.find(KEY)).contains(COST);
    }
}
