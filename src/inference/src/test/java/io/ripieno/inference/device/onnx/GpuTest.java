package io.ripieno.inference.device.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuTest {
    @TempDir
    Path driver;

    @Test
    void eachFolderOfTheDriverIsAGpu() throws Exception {
        add("0000:01:00.0", "Model: \t\t Some GPU 24\nIRQ: 7\n");
        add("0000:02:00.0", "Model: \t\t Some GPU 24\n");
        assertThat(Gpu.list(driver, null)).containsExactly(new Gpu(0, "Some GPU 24"), new Gpu(1, "Some GPU 24"));
    }

    @Test
    void ofDifferentMakesItIsNotSupposedWhichIsWhich() throws Exception {
        add("0000:01:00.0", "Model: One\n");
        add("0000:02:00.0", "Model: Another\n");
        assertThat(Gpu.list(driver, null)).containsExactly(new Gpu(0, "gpu:0"), new Gpu(1, "gpu:1"));
    }

    @Test
    void onlyVisibleOnesCount() throws Exception {
        add("0000:01:00.0", "Model: One\n");
        add("0000:02:00.0", "Model: One\n");
        assertThat(Gpu.list(driver, "1")).containsExactly(new Gpu(0, "One"));
        assertThat(Gpu.list(driver, "1, -1, 0")).containsExactly(new Gpu(0, "One"));
        assertThat(Gpu.list(driver, "")).isEmpty();
    }

    @Test
    void withoutAListOneIsSupposed() {
        assertThat(Gpu.list(driver.resolve("missing"), null)).containsExactly(new Gpu(0, "gpu:0"));
    }

    private void add(String bus, String information) throws IOException {
        Files.writeString(Files.createDirectory(driver.resolve(bus)).resolve("information"), information);
    }
}
