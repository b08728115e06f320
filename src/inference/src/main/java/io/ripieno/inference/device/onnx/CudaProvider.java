package io.ripieno.inference.device.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import io.ripieno.inference.model.CudaOptions;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The CUDA execution provider's options. Their names and values are those of ONNX Runtime, "CUDA Execution Provider",
 * section "Configuration Options".
 */
final class CudaProvider {
    private CudaProvider() {}

    /** What the provider is given besides the number of the GPU; what the model does not say is left out. */
    static Map<String, String> options(CudaOptions wishes) {
        Map<String, String> options = new TreeMap<>();
        if (wishes.cudnnSearch() != null) {
            options.put("cudnn_conv_algo_search", wishes.cudnnSearch().name());
        }
        if (wishes.memoryBytes() != null) {
            options.put("gpu_mem_limit", Long.toString(wishes.memoryBytes()));
        }
        if (wishes.arenaGrowth() != null) {
            options.put(
                    "arena_extend_strategy",
                    switch (wishes.arenaGrowth()) {
                        case POWERS_OF_TWO -> "kNextPowerOfTwo";
                        case AS_REQUESTED -> "kSameAsRequested";
                    });
        }
        return Collections.unmodifiableMap(options);
    }

    /** Puts a GPU before the processor, which keeps the operators that the GPU does not have. */
    static void addTo(SessionOptions session, int gpu, CudaOptions wishes) throws OrtException {
        try (OrtCUDAProviderOptions provider = new OrtCUDAProviderOptions(gpu)) {
            for (Map.Entry<String, String> option : options(wishes).entrySet()) {
                provider.add(option.getKey(), option.getValue());
            }
            session.addCUDA(provider);
        }
    }

    /** Asks for the GPU without loading anything; fails if the driver or a library of CUDA is missing. */
    static void probe(int gpu) throws OrtException {
        OnnxRuntime.environment();
        try (SessionOptions session = new SessionOptions()) {
            addTo(session, gpu, CudaOptions.UNSAID);
        }
    }
}
