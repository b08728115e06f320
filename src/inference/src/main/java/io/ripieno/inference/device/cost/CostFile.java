package io.ripieno.inference.device.cost;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.ripieno.inference.device.RunCost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A table of costs in a JSON file. A file that is damaged, of another format or cannot be written is told in the log and
 * changes nothing else: costs are measured again. Several processes may share a file; the last one to measure wins.
 */
public final class CostFile implements CostTable {
    private static final Logger LOG = LoggerFactory.getLogger(CostFile.class);
    private static final int FORMAT = 1;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    private record Document(int format, List<Entry> costs) {}

    private record Entry(
            String model,
            String graph,
            String bucket,
            String hardware,
            String runtime,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
            String options,

            Map<Integer, Double> seconds) {
        CostKey key() {
            return new CostKey(model, graph, bucket, hardware, runtime, options == null ? "" : options);
        }

        RunCost cost() {
            seconds.forEach((items, time) -> {
                if (items < 1 || !(time >= 0) || time.isInfinite()) {
                    throw new IllegalArgumentException("a batch of " + items + " items that takes " + time + " s");
                }
            });
            return new RunCost(new TreeMap<>(seconds));
        }
    }

    private final Path file;
    private final Map<CostKey, RunCost> costs = new LinkedHashMap<>();

    /** @param file read now if it is there, written each time a cost is put */
    public CostFile(Path file) {
        this.file = file;
        costs.putAll(read());
    }

    @Override
    public synchronized Optional<RunCost> find(CostKey key) {
        return Optional.ofNullable(costs.get(key));
    }

    @Override
    public synchronized void put(CostKey key, RunCost cost) {
        costs.putAll(read());
        costs.put(key, cost);
        try {
            write();
        } catch (IOException e) {
            LOG.warn("The costs of runs could not be kept and will be measured again. file={}", file, e);
        }
    }

    @Override
    public synchronized Map<CostKey, RunCost> all() {
        return Map.copyOf(costs);
    }

    private Map<CostKey, RunCost> read() {
        Map<CostKey, RunCost> found = new LinkedHashMap<>();
        if (!Files.exists(file)) {
            return found;
        }
        try {
            Document document = JSON.readValue(file.toFile(), Document.class);
            if (document.format() != FORMAT) {
                LOG.warn(
                        "The costs of runs are in another format and are ignored. file={} format={}",
                        file,
                        document.format());
                return found;
            }
            document.costs().forEach(entry -> found.put(entry.key(), entry.cost()));
            return found;
        } catch (JacksonException | NullPointerException | IllegalArgumentException e) {
            LOG.warn("The costs of runs are damaged and are ignored. file={}", file, e);
        } catch (IOException e) {
            LOG.warn("The costs of runs could not be read and are ignored. file={}", file, e);
        }
        return new LinkedHashMap<>();
    }

    private void write() throws IOException {
        List<Entry> entries = costs.entrySet().stream()
                .map(each -> new Entry(
                        each.getKey().model(),
                        each.getKey().graph(),
                        each.getKey().bucket(),
                        each.getKey().hardware(),
                        each.getKey().runtime(),
                        each.getKey().options(),
                        each.getValue().secondsByBatch()))
                .toList();
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "costs", ".json");
        try {
            JSON.writeValue(fresh.toFile(), new Document(FORMAT, entries));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
