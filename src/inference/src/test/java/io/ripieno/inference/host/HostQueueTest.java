package io.ripieno.inference.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.share.Flow;
import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.tagging.FrontEndCost;
import io.ripieno.inference.work.Lane;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One or several threads of the host in virtual time, on which slices take what their jobs say. */
class HostQueueTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;
    private static final ShareRules RULES = ShareRules.DEFAULT;
    private static final int WINDOWS_A_MINUTE = 12;

    private final HostPool unused = new HostPool(1, RULES);
    private final HostQueue queue = new HostQueue(RULES);
    private final Map<HostJob, Work> works = new LinkedHashMap<>();
    private long now;

    /** What a job has to do: slices of a length, a few of them handed in at a time. */
    private static final class Work {
        final long sliceNanos;
        int left;
        long done;
        long finished;

        Work(long sliceNanos, int left) {
            this.sliceNanos = sliceNanos;
            this.left = left;
        }
    }

    @Test
    void lanesHaveTheirShares() {
        Map<Lane, HostJob> jobs = new LinkedHashMap<>();
        for (Lane lane : Lane.values()) {
            jobs.put(lane, start(lane, 20 * MILLI, 100_000, 2));
        }
        runUntil(200 * SECOND, 1);
        jobs.forEach((lane, job) -> assertThat(work(job).done / 200e9)
                .as("share of the lane %s", lane)
                .isBetween(0.9 * RULES.share(lane), 1.1 * RULES.share(lane)));
    }

    @Test
    void jobsOfALaneHaveTheSameTimeWhateverTheirSlicesTake() {
        HostJob coarse = start(Lane.NORMAL, 50 * MILLI, 100_000, 4);
        HostJob fine = start(Lane.NORMAL, 2 * MILLI, 100_000, 4);
        runUntil(100 * SECOND, 1);
        assertThat((double) work(coarse).done / work(fine).done).isBetween(0.95, 1.05);
    }

    @Test
    void jobsOfALaneHaveTheSameTimeOnManyThreads() {
        List<HostJob> jobs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            jobs.add(start(Lane.NORMAL, (1 + i * 6) * MILLI, 100_000, 8));
        }
        runUntil(100 * SECOND, 4);
        assertThat(jobs).allSatisfy(job -> assertThat(work(job).done / 100e9).isBetween(0.45, 0.55));
    }

    @Test
    void lanesHaveTheirSharesOfTimeAndNotOfSlices() {
        for (int i = 0; i < 4000; i++) {
            start(Lane.HIGH, 90 * MILLI, 1, 1);
            start(Lane.LOW, 10 * MILLI, 1, 1);
        }
        runUntil(100 * SECOND, 1);
        long low = works.entrySet().stream()
                .filter(each -> each.getValue().sliceNanos == 10 * MILLI)
                .mapToLong(each -> each.getValue().done)
                .sum();
        double share = RULES.share(Lane.LOW) / (RULES.share(Lane.LOW) + RULES.share(Lane.HIGH));
        assertThat(low / 100e9).isBetween(0.9 * share, 1.1 * share);
    }

    @Test
    void aSliceIsChargedWhatItTookAndNotWhatWasThought() {
        start(Lane.NORMAL, 10 * MILLI, 100, 1);
        runUntil(2 * SECOND, 1);
        HostJob surprising = start(Lane.NORMAL, SECOND, 1, 1);
        runUntil(3 * SECOND, 1);
        hand(surprising, new Work(10 * MILLI, 100_000), 2);
        HostJob other = open(Lane.NORMAL, 0);
        hand(other, new Work(10 * MILLI, 100_000), 2);
        runUntil(now + 2 * SECOND, 1);
        assertThat(work(other).done - work(surprising).done).isBetween(800 * MILLI, 1200 * MILLI);
    }

    @Test
    void aBriefJobIsDoneInTwiceItsTimeAloneWhileManyLongOnesGoOn() {
        for (int i = 0; i < 50; i++) {
            start(Lane.NORMAL, 40 * MILLI, 100_000, 8);
        }
        runUntil(300 * SECOND, 1);
        HostJob brief = start(Lane.NORMAL, 40 * MILLI, 50, 4);
        long begun = now;
        runUntil(begun + 20 * SECOND, 1);
        assertThat(work(brief).finished - begun).isBetween(2 * SECOND, 4 * SECOND);
    }

    @Test
    void aStreamOfNewJobsDoesNotStarveOneThatWaits() {
        HostJob old = start(Lane.NORMAL, 40 * MILLI, 10, 1);
        for (int i = 0; i < 1000; i++) {
            start(Lane.NORMAL, 40 * MILLI, 1, 1);
            runUntil(now + 35 * MILLI, 1);
        }
        assertThat(work(old).finished).isPositive();
    }

    @Test
    void aJobThatIsKnownToBeLongDoesNotStandAmongTheBriefOnes() {
        HostJob other = start(Lane.NORMAL, 10 * MILLI, 100_000, 4);
        runUntil(10 * SECOND, 1);
        HostJob known = open(Lane.NORMAL, 1000);
        hand(known, new Work(10 * MILLI, 100_000), 4);
        long before = work(other).done;
        runUntil(now + 2 * SECOND, 1);
        assertThat(work(other).done - before).as("of two seconds").isGreaterThan(900 * MILLI);
    }

    @Test
    void songsStayBriefWhateverTheirSlicesAreAndRecordingsOfAnHourAreLongFromTheirStart() {
        for (int minutes = 3; minutes <= 10; minutes++) {
            assertThat(briefSlices(60 * minutes)).as("%d minutes", minutes).isEqualTo(5 * WINDOWS_A_MINUTE * minutes);
        }
        assertThat(briefSlices(3600)).isZero();
    }

    /** How many slices of a recording stand among those of brief jobs, if a tagger takes 9 ms a window and .6 ms a second. */
    private int briefSlices(int seconds) {
        int windows = WINDOWS_A_MINUTE * seconds / 60;
        HostJob job = open(Lane.NORMAL, new FrontEndCost(0.0006, 0.009).seconds(seconds, windows));
        int brief = 0;
        for (int slice = 0; slice < 5 * windows; slice++) {
            boolean isWindow = slice % 5 == 4;
            boolean isHeldUp = slice % 100 == 99;
            queue.add(job, new Slice(() -> {}, e -> {}));
            int flow = job.flow;
            long thought = job.sliceNanos;
            queue.take(job);
            brief += Flow.isBrief(flow) ? 1 : 0;
            queue.ended(job, flow, thought, isHeldUp ? 60 * MILLI : isWindow ? 9 * MILLI : 3 * MILLI / 4);
        }
        return brief;
    }

    @Test
    void nothingIsOwedForTimeWithoutWork() {
        start(Lane.NORMAL, 10 * MILLI, 100_000, 4);
        HostJob idle = start(Lane.NORMAL, 10 * MILLI, 600, 4);
        runUntil(500 * SECOND, 1);
        long before = work(idle).done;
        hand(idle, new Work(10 * MILLI, 100_000), 4);
        HostJob always = works.keySet().iterator().next();
        long alwaysBefore = work(always).done;
        runUntil(now + 20 * SECOND, 1);
        assertThat(before).isEqualTo(6 * SECOND);
        assertThat((double) work(idle).done / (work(always).done - alwaysBefore))
                .isBetween(0.8, 1.25);
    }

    @Test
    void aSliceThatIsTakenAwayLeavesTheOthersTheirTurns() {
        Slice first = new Slice(() -> {}, e -> {});
        Slice second = new Slice(() -> {}, e -> {});
        HostJob job = open(Lane.NORMAL, 0);
        HostJob other = open(Lane.NORMAL, 0);
        queue.add(job, first);
        queue.add(job, second);
        queue.add(other, new Slice(() -> {}, e -> {}));

        assertThat(queue.withdraw(job, first)).isTrue();
        assertThat(queue.withdraw(job, first)).isFalse();
        assertThat(queue.next()).isSameAs(job);
        assertThat(queue.withdraw(job, second)).isTrue();
        assertThat(queue.next()).isSameAs(other);
        queue.take(other);
        assertThat(queue.isEmpty()).isTrue();
        queue.add(job, second);
        assertThat(queue.take(job)).isSameAs(second);
    }

    private HostJob start(Lane lane, long sliceNanos, int slices, int atOnce) {
        HostJob job = open(lane, 0);
        hand(job, new Work(sliceNanos, slices), atOnce);
        return job;
    }

    private HostJob open(Lane lane, double seconds) {
        return unused.open(lane, seconds);
    }

    private void hand(HostJob job, Work work, int atOnce) {
        works.put(job, work);
        for (int i = 0; i < Math.min(atOnce, work.left); i++) {
            queue.add(job, new Slice(() -> {}, e -> {}));
        }
        work.left -= Math.min(atOnce, work.left);
    }

    private Work work(HostJob job) {
        Work work = works.get(job);
        if (work == null) {
            throw new AssertionError("A job without work.");
        }
        return work;
    }

    /** A slice under way. */
    private record Running(HostJob job, int flow, long thought, long end) {}

    private void runUntil(long end, int threads) {
        List<Running> running = new ArrayList<>();
        while (now < end) {
            HostJob next;
            while (running.size() < threads && (next = queue.next()) != null) {
                int flow = next.flow;
                long thought = next.sliceNanos;
                queue.take(next);
                running.add(new Running(next, flow, thought, now + work(next).sliceNanos));
            }
            if (running.isEmpty()) {
                now = end;
                return;
            }
            Running first = running.get(0);
            for (Running each : running) {
                first = each.end < first.end ? each : first;
            }
            running.remove(first);
            now = first.end;
            ended(first);
        }
        running.forEach(this::ended);
    }

    private void ended(Running slice) {
        Work work = work(slice.job);
        queue.ended(slice.job, slice.flow, slice.thought, work.sliceNanos);
        work.done += work.sliceNanos;
        if (work.left > 0) {
            work.left--;
            queue.add(slice.job, new Slice(() -> {}, e -> {}));
        } else if (slice.job.waiting.isEmpty()) {
            work.finished = now;
        }
    }
}
