package io.ripieno.inference.device;

import static io.ripieno.inference.device.SimulatedCaches.SIZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.inference.device.simulated.SimulatedGraphs;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What sessions take, as it is thought and as it is measured. */
class SessionBudgetTest {
    private final SimulatedCaches caches = new SimulatedCaches();

    @Test
    void idleSessionsStayWithinTheBudgetAndAsFewAsMustGoGiveWayBeyondIt() throws Exception {
        SessionCache cache = caches.of(3 * SIZE);
        CachedSession a = caches.add(cache, "a", SIZE);
        CachedSession b = caches.add(cache, "b", SIZE);
        SessionBudget budget = new SessionBudget("sim", 3 * SIZE);
        List.of(a, b).forEach(session -> {
            SimulatedCaches.use(session, new RunControl());
            budget.add(session);
            budget.take(session);
        });
        assertThat(budget.idle()).containsExactly(a, b);
        assertThat(budget.overIt()).isEmpty();
        assertThat(budget.inTheWayOf(caches.add(cache, "fits", SIZE))).isEmpty();
        assertThat(budget.inTheWayOf(caches.add(cache, "larger", SIZE + 1))).containsExactly(a);
        budget.measured(b, 3 * SIZE);
        assertThat(budget.overIt()).containsExactly(a);
    }

    @Test
    void aSessionOverTheBudgetIsRefusedWithBoth() {
        assertThatThrownBy(() -> caches.add(caches.of(SIZE), "big", SIZE + 1))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("big takes 101 bytes of memory on sim, over the budget of 100 bytes")
                .hasMessageContaining("Raise the budget");
    }

    @Test
    void aMeasuredSizeTakesThePlaceOfTheThoughtOne() throws Exception {
        SessionCache cache = caches.of(2 * SIZE);
        CachedSession a = caches.add(cache, "a", 10);
        a.acquire(new RunControl()).close();
        a.measured(150);
        assertThat(cache.memory().usedBytes()).isEqualTo(150);
        a.measured(201);
        assertThat(cache.memory().usedBytes())
                .as("what runs is not refused for a figure that other work disturbs")
                .isEqualTo(2 * SIZE);

        caches.add(cache, "b", SIZE).acquire(new RunControl()).close();
        assertThat(caches.evicted()).containsExactly("a");
    }

    @Test
    void whatTurnsOutTooLargeForTheBudgetOnceItIsLoadedMakesIdleSessionsGo() throws Exception {
        SessionCache cache = caches.of(2 * SIZE);
        CachedSession a = growing(cache, "a", 10, 120);
        CachedSession b = growing(cache, "b", 10, 120);
        a.acquire(new RunControl()).close();
        try (SessionLease lease = b.acquire(new RunControl())) {
            assertThat(lease.evictions()).isEqualTo(1);
            assertThat(cache.memory().usedBytes()).isEqualTo(120);
        }
        assertThat(caches.evicted()).containsExactly("a");
    }

    @Test
    void whatRunsMeanwhileGoesOnceItIsIdle() throws Exception {
        SessionCache cache = caches.of(2 * SIZE);
        CachedSession a = growing(cache, "a", 10, 120);
        CachedSession b = growing(cache, "b", 10, 120);
        SessionLease running = a.acquire(new RunControl());
        SessionLease other = b.acquire(new RunControl());
        assertThat(cache.memory().usedBytes()).as("nothing is idle").isEqualTo(240);
        running.close();
        assertThat(caches.evicted()).containsExactly("a");
        other.close();
        assertThat(b.isResident()).isTrue();
    }

    /** A session that is found to take more when it is loaded than was thought. */
    private CachedSession growing(SessionCache cache, String name, long thought, long measured) throws ModelException {
        GraphSpec graph = SimulatedGraphs.scalar(name);
        List<CachedSession> self = new ArrayList<>();
        CachedSession session = cache.add(name, graph, thought, () -> {
            self.get(0).measured(measured);
            return caches.load(name, graph);
        });
        self.add(session);
        return session;
    }
}
