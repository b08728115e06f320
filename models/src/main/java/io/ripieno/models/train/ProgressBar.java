package io.ripieno.models.train;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Draws a run's progress on a terminal: a bar, the loss, the cost so far and in all, the time left; for each epoch a line
 * that stays. Costs are the time that the run takes, resumed ones with what they took before.
 */
public final class ProgressBar implements TrainingListener {
    private static final int WIDTH = 30;
    private static final long REDRAW_NANOS = Duration.ofMillis(500).toNanos();

    private final PrintStream out;
    private final boolean redraw;
    private final LongSupplier clock;
    private long started;
    private double secondsBefore;
    private long drawn;
    private long firstStep = -1;

    /** @param redraw whether the bar may be drawn over itself; otherwise only the epochs' lines are printed */
    public ProgressBar(PrintStream out, boolean redraw) {
        this(out, redraw, System::nanoTime);
    }

    /** @param clock of nanoseconds */
    ProgressBar(PrintStream out, boolean redraw, LongSupplier clock) {
        this.out = out;
        this.redraw = redraw;
        this.clock = clock;
        this.started = clock.getAsLong();
        this.drawn = started - REDRAW_NANOS;
    }

    /** With a bar if the stream is that of standard errors and is shown on a terminal. */
    public static ProgressBar to(PrintStream out) {
        return new ProgressBar(out, out == System.err && ErrorTerminal.isThere());
    }

    @Override
    public void began(double seconds) {
        secondsBefore = seconds;
        started = clock.getAsLong();
    }

    @Override
    public void noticed(String notice) {
        out.println((redraw ? "\r" : "") + notice);
    }

    @Override
    public void stepEnded(long step, long steps, double loss) {
        if (firstStep < 0) {
            firstStep = step - 1;
        }
        long now = clock.getAsLong();
        if (redraw && (now - drawn >= REDRAW_NANOS || step == steps)) {
            drawn = now;
            int filled = (int) (WIDTH * step / Math.max(1, steps));
            double seconds = (now - started) / 1e9;
            double secondsLeft = seconds / (step - firstStep) * (steps - step);
            double soFar = secondsBefore + seconds;
            out.printf(
                    Locale.ROOT,
                    "\r[%s%s] step %d of %d, loss %.4f, %s of %s, %s left   ",
                    "#".repeat(filled),
                    "-".repeat(WIDTH - filled),
                    step,
                    steps,
                    loss,
                    readable(soFar),
                    readable(soFar + secondsLeft),
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
