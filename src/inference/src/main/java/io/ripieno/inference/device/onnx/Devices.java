package io.ripieno.inference.device.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import io.ripieno.inference.device.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The devices of this machine.
 *
 * @param devices GPUs first, then the processor, which is always there
 * @param withoutGpu why a GPU is not used, a sentence for each reason; empty where every one is
 */
public record Devices(List<Device> devices, List<String> withoutGpu) {
    public Devices {
        devices = List.copyOf(devices);
        withoutGpu = List.copyOf(withoutGpu);
    }

    /** Whether a GPU answers. */
    @FunctionalInterface
    interface Probe {
        void ask(int gpu) throws OrtException;
    }

    /**
     * Looks for what ONNX Runtime can run on here.
     *
     * @param callers on the processor
     * @param gpuInstances devices that each GPU counts for, each with sessions of its own; 0 for no use of GPUs
     */
    public static Devices discover(int callers, int gpuInstances) {
        OnnxRuntime.environment();
        return discover(
                callers,
                gpuInstances,
                OrtEnvironment.getAvailableProviders(),
                () -> Gpu.list(Gpu.DRIVER, System.getenv("CUDA_VISIBLE_DEVICES")),
                CudaProvider::probe);
    }

    static Devices discover(
            int callers, int gpuInstances, Set<OrtProvider> providers, Supplier<List<Gpu>> gpus, Probe probe) {
        List<Device> devices = new ArrayList<>();
        List<String> without = new ArrayList<>();
        if (gpuInstances < 1) {
            without.add("No GPU is used, as the engine is told to use none.");
        } else if (!providers.contains(OrtProvider.CUDA)) {
            without.add("No GPU is used, as this build of ONNX Runtime has no CUDA provider, only "
                    + providers.stream().map(OrtProvider::name).sorted().toList()
                    + ". Build with -Pgpu to have one.");
        } else {
            List<Gpu> found = gpus.get();
            if (found.isEmpty()) {
                without.add("No GPU is used, as CUDA sees none. Check CUDA_VISIBLE_DEVICES.");
            }
            for (Gpu gpu : found) {
                try {
                    probe.ask(gpu.number());
                    for (int instance = 0; instance < gpuInstances; instance++) {
                        devices.add(new OnnxCudaDevice(gpu, instance));
                    }
                } catch (OrtException e) {
                    without.add("GPU " + gpu.number() + " (" + gpu.make() + ") is not used, as ONNX Runtime cannot: "
                            + e.getMessage() + ". Check the driver and that CUDA 12 and cuDNN 9 are installed.");
                }
            }
        }
        devices.add(new OnnxCpuDevice(callers));
        return new Devices(devices, without);
    }
}
