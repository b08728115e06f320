package io.ripieno.models.train;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

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
        StringBuilder line =
                new StringBuilder(redraw ? "\r" : "").append("epoch ").append(r.epoch());
        append(line, ": training ", r.training());
        append(line, ", validation ", r.validation());
        out.println(line.append(String.format(Locale.ROOT, ", rate %.1e, %s", r.rate(), readable(r.seconds()))));
    }

    private static void append(StringBuilder line, String before, Map<String, Double> figures) {
        String separator = before;
        for (Map.Entry<String, Double> figure : figures.entrySet()) {
            line.append(separator)
                    .append(figure.getKey())
                    .append(String.format(Locale.ROOT, " %.4f", figure.getValue()));
            separator = ", ";
        }
    }

    static String readable(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? "%d:%02d min".formatted(whole / 60, whole % 60)
                : "%d:%02d:%02d h".formatted(whole / 3600, whole / 60 % 60, whole % 60);
    }
}
