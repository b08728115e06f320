package io.ripieno.service.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.batch.DeviceState;
import io.ripieno.service.health.Parts.Part;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class DeviceWatchTest {
    private static final DeviceState CPU = new DeviceState("cpu", "cpu", 2, 2, false, "");
    private static final DeviceState FIRST = new DeviceState("gpu0", "gpu", 1, 1, false, "");
    private static final DeviceState SECOND = new DeviceState("gpu1", "gpu", 1, 1, false, "");

    private final Parts parts = new Parts();
    private final DeviceWatch watch = new DeviceWatch(parts);

    @Test
    void isReadyWhileAllWork() {
        watch.look(List.of(FIRST, SECOND, CPU));
        assertThat(status()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(message())
                .isEqualTo("gpu0 works (1 of 1 callers); gpu1 works (1 of 1 callers); cpu works (2 of 2 callers).");
    }

    @Test
    void isReadyWithARemarkWhileOneOfTwoIsLost() {
        watch.look(List.of(FIRST, lost(SECOND), CPU));
        assertThat(status()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(message()).contains("gpu0 works").contains("gpu1 is lost");
    }

    @Test
    void isNotReadyOnceEveryDeviceOfAKindIsLostAndReadyAgainOnceOneIsBack() {
        watch.look(List.of(lost(FIRST), lost(SECOND), CPU));
        assertThat(status()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(message())
                .startsWith("No device of the kind gpu takes batches: gpu0 is lost, its driver answers no more (1 of 1")
                .contains("gpu1 is lost")
                .endsWith("start the service again.");
        watch.look(List.of(FIRST, lost(SECOND), CPU));
        assertThat(status()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void isNotReadyWithoutCallersAndTellsOfThoseThatAreMissing() {
        watch.look(List.of(new DeviceState("cpu", "cpu", 2, 1, false, "")));
        assertThat(status()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(message()).isEqualTo("cpu works (1 of 2 callers).");
        watch.look(List.of(new DeviceState("cpu", "cpu", 2, 0, false, "")));
        assertThat(status()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(message()).contains("cpu works not (0 of 2 callers)");
    }

    private HealthCheckResponse.Status status() {
        return new DevicesCheck(parts).call().getStatus();
    }

    private String message() {
        return parts.of(Part.DEVICES).message();
    }

    private static DeviceState lost(DeviceState device) {
        return new DeviceState(
                device.name(), device.kind(), device.callers(), device.living(), true, "its driver answers no more");
    }
}
