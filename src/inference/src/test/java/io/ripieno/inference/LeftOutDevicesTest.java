package io.ripieno.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.batch.BatchJob;
import io.ripieno.inference.batch.BatchReport;
import io.ripieno.inference.batch.BatchScheduler;
import io.ripieno.inference.batch.WindowItem;
import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.device.cost.CostTable;
import io.ripieno.inference.device.onnx.OnnxCpuDevice;
import io.ripieno.inference.device.simulated.Behaviour;
import io.ripieno.inference.device.simulated.Declared;
import io.ripieno.inference.device.simulated.SimulatedDevice;
import io.ripieno.inference.device.simulated.VirtualTime;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.model.ModelRepository;
import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.work.BackOff;
import io.ripieno.inference.work.Cancellation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A GPU that is lost while a model is loaded, and comes back after ten seconds. */
class LeftOutDevicesTest {
    private static final long SECOND = 1_000_000_000;
    private static final BackOff PAUSES = new BackOff(Duration.ofSeconds(2), 2, Duration.ofMinutes(1));

    private final VirtualTime time = new VirtualTime();
    private final SimulatedDevice gpu = new SimulatedDevice(
            "gpu:0", time, (model, graph) -> new Declared(1e-6, 0, 100, 0), Behaviour.lostBetween(0, 10 * SECOND));
    private final OnnxCpuDevice cpu = new OnnxCpuDevice(1);
    private final List<BatchReport> reports = new ArrayList<>();

    @TempDir
    private Path root;

    @BeforeEach
    void install() throws Exception {
        EchoModel.install(root, 4);
    }

    @Test
    void isTriedAgainEverMoreRarelyAndTakesTheWorkOfNewJobs() throws Exception {
        try (EchoOnDevices echo = new EchoOnDevices(root, gpu, cpu)) {
            ModelLoader loader = echo.loader(echo.settings(), CostTable.NONE);
            BatchScheduler scheduler = new BatchScheduler(
                    echo.devices(), new BufferPool(1 << 20), reports::add, time::nanos, ShareRules.DEFAULT);
            IntoService service = new IntoService(ModelRepository.open(root), loader, scheduler, echo.equipped());
            LoadedModel model = service.load(ModelRef.of(EchoModel.NAME, 1));
            service.serve(model);
            List<Long> tries = new ArrayList<>();
            LeftOutDevices leftOut = new LeftOutDevices(
                    loader,
                    PAUSES,
                    time::nanos,
                    work -> {
                        tries.add(time.nanos() / SECOND);
                        work.run();
                    },
                    service::widen);
            BatchJob before = scheduler.open("before", 1, new Cancellation());
            run(scheduler, model, before);
            assertThat(loader.isEverywhere(model)).isFalse();

            for (int second = 0; second < 20; second++) {
                leftOut.asked(model);
                time.pass(SECOND, new RunControl());
            }

            assertThat(tries).as("after two seconds, four more and eight more").containsExactly(2L, 6L, 14L);
            assertThat(loader.isEverywhere(model)).isTrue();
            assertThat(model.warm().device()).isEqualTo("gpu:0");
            assertThat(EchoOnDevices.placed(model)).hasEntrySatisfying(cpu, placement -> assertThat(
                            placement.policy().lastResort())
                    .isTrue());
            run(scheduler, model, before);
            run(scheduler, model, scheduler.open("after", 1, new Cancellation()));
            assertThat(reports).extracting(BatchReport::device).containsExactly("cpu", "cpu", "gpu:0");
        }
    }

    private void run(BatchScheduler scheduler, LoadedModel model, BatchJob job) throws Exception {
        WindowItem item = job.take(model.key(GraphSpec.MAIN));
        job.submit(item);
        assertThat(scheduler.runNext(gpu) || scheduler.runNext(cpu)).isTrue();
        item.await();
        job.release(item);
    }
}
