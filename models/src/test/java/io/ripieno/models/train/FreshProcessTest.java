package io.ripieno.models.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.interpret.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies leaves what another needs to end with the weights, bit for bit, of a run that was left alone. */
@Tag("soak")
class FreshProcessTest {
    private static final int DIED = 9;
    private static final long SECONDS = 120;

    @TempDir
    Path folder;

    @Test
    void takesUpWhatAProcessLeftThatDiedWithinAnEpoch() throws Exception {
        Tensors.useOneThread();
        GraphSet whole = TinyTraining.recurrent();
        train(whole, folder.resolve("whole"), Long.MAX_VALUE, false);

        assertThat(process(12, false)).isEqualTo(DIED);
        assertThat(Checkpoint.read(run().resolve("last.checkpoint")).fact("step"))
                .isEqualTo("10");
        assertThat(process(19, true)).isEqualTo(DIED);
        assertThat(process(Long.MAX_VALUE, true)).isZero();

        assertThat(Files.readString(run().resolve("weights.txt")))
                .isEqualTo(TinyTraining.weights(whole).toString());
    }

    private Path run() {
        return folder.resolve("run");
    }

    /** The exit code of a process that trains on and dies after a step. */
    private int process(long death, boolean resume) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Training.class.getName(),
                        run().toString(),
                        Long.toString(death),
                        Boolean.toString(resume))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS))
                    .as(() -> "the process ends; it said " + log)
                    .isTrue();
            System.out.print(Files.readString(log));
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void train(GraphSet network, Path folder, long death, boolean resume) throws InterruptedException {
        TrainingPlan plan = TrainingPlan.of(4, 8, Optimiser.amsGrad(1e-3), new Schedule.Plateau(0.02, 0.5, 0), 17)
                .parts(2)
                .averageDecay(0.9)
                .savePoints(new SavePoints(3, Duration.ZERO))
                .build();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void stepEnded(long step, long steps, double loss) {
                if (step == death) {
                    Runtime.getRuntime().halt(DIED);
                }
            }

            @Override
            public void epochEnded(EpochReport report) {}
        };
        new Trainer(network, TinyTraining.TASK, plan, folder, listener)
                .train(TinyTraining.points(50), TinyTraining.points(20), resume);
    }

    /** The program of such a process: where, when to die, whether to resume. */
    static final class Training {
        private Training() {}

        public static void main(String[] args) throws Exception {
            Tensors.useOneThread();
            GraphSet network = TinyTraining.recurrent();
            Path folder = Path.of(args[0]);
            train(network, folder, Long.parseLong(args[1]), Boolean.parseBoolean(args[2]));
            Files.writeString(
                    folder.resolve("weights.txt"), TinyTraining.weights(network).toString());
        }
    }
}
