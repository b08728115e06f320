package io.ripieno.models.train;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Draws a run's progress on a terminal: a bar, the loss and the time left; for each epoch a line that stays. */
public final class ProgressBar implements TrainingListener {
    private static final int WIDTH = 30;
    private static final long REDRAW_NANOS = Duration.ofMillis(500).toNanos();

    private final PrintStream out;
    private final boolean redraw;
    private final long started = System.nanoTime();
    private long drawn;
    private long firstStep = -1;

    /** @param redraw whether the bar may be drawn over itself; otherwise only the epochs' lines are printed */
    public ProgressBar(PrintStream out, boolean redraw) {
        this.out = out;
        this.redraw = redraw;
    }

    @Override
    public void stepEnded(long step, long steps, double loss) {
        if (firstStep < 0) {
            firstStep = step - 1;
        }
        long now = System.nanoTime();
        if (redraw && (now - drawn > REDRAW_NANOS || step == steps)) {
            drawn = now;
            int filled = (int) (WIDTH * step / Math.max(1, steps));
            double secondsLeft = (now - started) / 1e9 / (step - firstStep) * (steps - step);
            out.printf(
                    Locale.ROOT,
                    "\r[%s%s] step %d of %d, loss %.4f, %s left   ",
                    "#".repeat(filled),
                    "-".repeat(WIDTH - filled),
                    step,
                    steps,
                    loss,
                    readable(secondsLeft));
            out.flush();
        }
    }

    @Override
    public void epochEnded(EpochReport r) {
        out.printf(
                Locale.ROOT,
                "%sepoch %d: training loss %.4f, validation loss %.4f, validation mAP %.4f, rate %.1e, %s%n",
                redraw ? "\r" : "",
                r.epoch(),
                r.trainingLoss(),
                r.validationLoss(),
                r.validationMap(),
                r.rate(),
                readable(r.seconds()));
    }

    static String readable(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? "%d:%02d min".formatted(whole / 60, whole % 60)
                : "%d:%02d:%02d h".formatted(whole / 3600, whole / 60 % 60, whole % 60);
    }
}
