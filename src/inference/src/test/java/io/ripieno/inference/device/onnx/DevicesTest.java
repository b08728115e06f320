package io.ripieno.inference.device.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import io.ripieno.inference.device.Device;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class DevicesTest {
    private static final Set<OrtProvider> BOTH = EnumSet.of(OrtProvider.CPU, OrtProvider.CUDA);
    private static final List<Gpu> TWO = List.of(new Gpu(0, "A"), new Gpu(1, "A"));

    @Test
    void thisMachineHasAtLeastItsProcessor() {
        Assumptions.assumeFalse(
                OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA),
                "This build of ONNX Runtime has CUDA; what it finds depends on the machine.");
        Devices found = Devices.discover(3, 1);
        assertThat(found.devices()).singleElement().satisfies(device -> {
            assertThat(device.name()).isEqualTo("cpu");
            assertThat(device.callers()).isEqualTo(3);
        });
        assertThat(found.withoutGpu()).singleElement().asString().contains("no CUDA provider", "[CPU", "-Pgpu");
    }

    @Test
    void eachInstanceOfAGpuIsADeviceWithOneRunAtATime() {
        Devices found = Devices.discover(3, 2, BOTH, () -> TWO, gpu -> {});
        assertThat(found.devices())
                .extracting(Device::name)
                .containsExactly("cuda:0", "cuda:0/1", "cuda:1", "cuda:1/1", "cpu");
        assertThat(found.devices()).extracting(Device::callers).containsExactly(1, 1, 1, 1, 3);
        assertThat(found.devices()).extracting(Device::kind).containsExactly("gpu", "gpu", "gpu", "gpu", "cpu");
        assertThat(found.devices().get(2).hardware()).isEqualTo("A");
        assertThat(found.withoutGpu()).isEmpty();
    }

    @Test
    void aGpuThatDoesNotAnswerIsLeftOutWithTheReason() {
        Devices found = Devices.discover(1, 1, BOTH, () -> TWO, gpu -> {
            if (gpu == 0) {
                throw new OrtException("no driver");
            }
        });
        assertThat(found.devices()).extracting(Device::name).containsExactly("cuda:1", "cpu");
        assertThat(found.withoutGpu()).singleElement().asString().contains("GPU 0 (A)", "no driver", "CUDA 12");
    }

    @Test
    void gpusThatAreNotWantedOrNotVisibleAreNotUsed() {
        Devices unwanted = Devices.discover(1, 0, BOTH, () -> TWO, gpu -> {});
        assertThat(unwanted.devices()).extracting(Device::name).containsExactly("cpu");
        assertThat(unwanted.withoutGpu()).singleElement().asString().contains("told to use none");
        Devices hidden = Devices.discover(1, 1, BOTH, List::of, gpu -> {});
        assertThat(hidden.devices()).extracting(Device::name).containsExactly("cpu");
        assertThat(hidden.withoutGpu()).singleElement().asString().contains("CUDA_VISIBLE_DEVICES");
    }
}
