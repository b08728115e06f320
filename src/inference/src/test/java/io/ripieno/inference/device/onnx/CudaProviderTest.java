package io.ripieno.inference.device.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.inference.model.CudaOptions;
import io.ripieno.inference.model.CudaOptions.ArenaGrowth;
import io.ripieno.inference.model.CudaOptions.CudnnSearch;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CudaProviderTest {
    @Test
    void wishesAreToldToTheProviderInItsOwnWords() {
        assertThat(CudaProvider.options(new CudaOptions(CudnnSearch.HEURISTIC, 1L << 30, ArenaGrowth.AS_REQUESTED)))
                .isEqualTo(Map.of(
                        "cudnn_conv_algo_search", "HEURISTIC",
                        "gpu_mem_limit", "1073741824",
                        "arena_extend_strategy", "kSameAsRequested"));
        assertThat(CudaProvider.options(new CudaOptions(CudnnSearch.EXHAUSTIVE, null, ArenaGrowth.POWERS_OF_TWO)))
                .isEqualTo(Map.of(
                        "cudnn_conv_algo_search", "EXHAUSTIVE",
                        "arena_extend_strategy", "kNextPowerOfTwo"));
    }

    @Test
    void whatIsNotWishedIsLeftToTheProvider() {
        assertThat(CudaProvider.options(CudaOptions.UNSAID)).isEmpty();
    }

    @Test
    void memoryOfNothingIsRefused() {
        assertThatThrownBy(() -> new CudaOptions(null, 0L, null)).hasMessageContaining("memoryBytes (0)");
    }
}
