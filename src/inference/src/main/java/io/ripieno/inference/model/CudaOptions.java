package io.ripieno.inference.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the model likes to be run by CUDA; where nothing is said, the runtime's own choice holds.
 *
 * @param cudnnSearch how the algorithm of a convolution is chosen
 * @param memoryBytes that the arena of a session may take at most, at least 1
 * @param arenaGrowth how the arena grows
 */
public record CudaOptions(
        @Nullable CudnnSearch cudnnSearch,
        @Nullable Long memoryBytes,
        @Nullable ArenaGrowth arenaGrowth) {
    /** Says nothing. */
    public static final CudaOptions UNSAID = new CudaOptions(null, null, null);

    public CudaOptions {
        if (memoryBytes != null && memoryBytes < 1) {
            throw new IllegalArgumentException("device.cuda.memoryBytes (" + memoryBytes + ") must be at least 1.");
        }
    }

    /** The same with each other way to choose algorithms. */
    public List<CudaOptions> withOtherSearches() {
        return Stream.of(CudnnSearch.values())
                .filter(search -> search != cudnnSearch)
                .map(search -> new CudaOptions(search, memoryBytes, arenaGrowth))
                .toList();
    }

    /** What is said, in the words of {@code model.json}, for example {@code cudnnSearch=heuristic}; empty if nothing is. */
    public String said() {
        return ManifestFile.MAPPER.<Map<String, Object>>convertValue(this, new TypeReference<>() {}).entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining(", "));
    }

    /** How cuDNN chooses the algorithm of a convolution. */
    public enum CudnnSearch {
        /** All are tried at the first run of a shape: the slowest start, the fastest runs. */
        @JsonProperty("exhaustive")
        EXHAUSTIVE,
        /** By a rule, without a trial. */
        @JsonProperty("heuristic")
        HEURISTIC,
        /** Always the same one. */
        @JsonProperty("default")
        DEFAULT
    }

    /** By how much the arena grows when it is full. */
    public enum ArenaGrowth {
        /** By powers of two: fewer, larger steps. */
        @JsonProperty("powers-of-two")
        POWERS_OF_TWO,
        /** By what is asked for: no more than is needed. */
        @JsonProperty("as-requested")
        AS_REQUESTED
    }
}
