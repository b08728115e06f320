package io.ripieno.service;

import io.ripieno.service.run.Jobs;
import io.ripieno.service.way.Later;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that passes only when a test says so; what was to be done later is done as it passes. */
public final class TestClock extends Clock implements Later {
    private final List<Due> due = new ArrayList<>();
    private volatile Instant now = Jobs.NOW;

    public void forward(Duration time) {
        Instant end = now.plus(time);
        while (true) {
            Due next = due.stream()
                    .min(Comparator.comparing(Due::at))
                    .filter(first -> !first.at().isAfter(end))
                    .orElse(null);
            if (next == null) {
                now = end;
                return;
            }
            due.remove(next);
            now = next.at();
            next.action().run();
        }
    }

    /** How long until the next thing that was to be done later. */
    public Duration untilNext() {
        return Duration.between(
                now, due.stream().map(Due::at).min(Comparator.naturalOrder()).orElseThrow());
    }

    public boolean isIdle() {
        return due.isEmpty();
    }

    @Override
    public void after(Duration delay, Runnable action) {
        due.add(new Due(now.plus(delay), action));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Tests live in UTC.");
    }

    private record Due(Instant at, Runnable action) {}
}
