package io.ripieno.inference.device.onnx;

import ai.onnxruntime.OrtException;
import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.model.CudaOptions;
import io.ripieno.inference.model.DeviceOptions;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import java.util.List;

/**
 * An NVIDIA GPU, or one of several instances on it, by ONNX Runtime's CUDA provider. Each instance has sessions of its
 * own, on which one run is under way at a time; runs of different instances may overlap.
 */
final class OnnxCudaDevice implements Device {
    private final Gpu gpu;
    private final int instance;

    /** @param instance from 0 */
    OnnxCudaDevice(Gpu gpu, int instance) {
        this.gpu = gpu;
        this.instance = instance;
    }

    /** {@code cuda:0} for the first instance on the first GPU, {@code cuda:0/1} for the second one there. */
    @Override
    public String name() {
        String name = "cuda:" + gpu.number();
        return instance == 0 ? name : name + "/" + instance;
    }

    @Override
    public String hardware() {
        return gpu.make();
    }

    @Override
    public String runtime() {
        return OnnxRuntime.version() + " cuda";
    }

    @Override
    public String kind() {
        return "gpu";
    }

    @Override
    public int callers() {
        return 1;
    }

    /** By the wall, as the GPU works while its caller waits. */
    @Override
    public long costNanos() {
        return System.nanoTime();
    }

    @Override
    public GraphSession load(String model, GraphSpec graph, byte[] onnx) throws ModelException {
        return load(model, graph, onnx, CudaOptions.UNSAID);
    }

    @Override
    public GraphSession load(String model, GraphSpec graph, byte[] onnx, DeviceOptions options) throws ModelException {
        return load(model, graph, onnx, options.onCuda());
    }

    private GraphSession load(String model, GraphSpec graph, byte[] onnx, CudaOptions wishes) throws ModelException {
        return OnnxSession.open(
                name(),
                model,
                graph,
                onnx,
                "gpu:" + gpu.number(),
                session -> CudaProvider.addTo(session, gpu.number(), wishes));
    }

    /** cuDNN searches for algorithms, and the arena grows, at the first run of a shape. */
    @Override
    public boolean runsFewSizes() {
        return true;
    }

    @Override
    public String saidOf(DeviceOptions options) {
        return options.onCuda().said();
    }

    @Override
    public List<DeviceOptions> otherThan(DeviceOptions options) {
        return options.onCuda().withOtherSearches().stream()
                .map(options::withCuda)
                .toList();
    }

    /** Asks the driver; whether runs pass shows the first one. */
    @Override
    public void reopen() throws DeviceException {
        try {
            CudaProvider.probe(gpu.number());
        } catch (OrtException e) {
            throw new DeviceException(
                    DeviceException.Problem.DEVICE_LOST, name() + " does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        // Sessions are closed by those who loaded them; the environment lives as long as the process.
    }
}
