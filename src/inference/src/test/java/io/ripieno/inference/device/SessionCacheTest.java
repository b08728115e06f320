package io.ripieno.inference.device;

import static io.ripieno.inference.device.SimulatedCaches.SIZE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.device.simulated.SimulatedGraphs;
import io.ripieno.inference.model.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How sessions come and go; {@link SessionTurnsTest} has who waits for them, {@link SessionBudgetTest} what they take. */
@Timeout(60)
class SessionCacheTest {
    private final SimulatedCaches caches = new SimulatedCaches();

    @Test
    void aSessionIsLoadedWhenItIsFirstNeededAndThenKept() throws Exception {
        SessionCache cache = caches.of(SIZE);
        CachedSession session = caches.add(cache, "a", SIZE);
        assertThat(session.isResident()).isFalse();
        assertThat(cache.memory().usedBytes()).isZero();

        try (SessionLease first = session.acquire(new RunControl())) {
            assertThat(first.loadNanos()).isEqualTo(500_000_000);
        }
        try (SessionLease second = session.acquire(new RunControl())) {
            assertThat(second.loadNanos()).isZero();
        }
        assertThat(session.isResident()).isTrue();
        assertThat(session.loadSeconds()).isEqualTo(0.5);
        assertThat(cache.memory()).isEqualTo(new SessionMemory("sim", SIZE, SIZE, 1, 1, 0, 0));
    }

    @Test
    void callersOfTheSameSessionShareIt() throws Exception {
        SessionCache cache = caches.of(SIZE);
        CachedSession session = caches.add(cache, "a", SIZE);
        try (SessionLease one = session.acquire(new RunControl());
                SessionLease other = session.acquire(new RunControl())) {
            assertThat(one.session()).isSameAs(other.session());
        }
        assertThat(cache.memory().loads()).isEqualTo(1);
    }

    @Test
    void theIdleOneThatWasUsedLongestAgoMakesRoom() throws Exception {
        SessionCache cache = caches.of(2 * SIZE);
        CachedSession a = caches.add(cache, "a", SIZE);
        CachedSession b = caches.add(cache, "b", SIZE);
        a.acquire(new RunControl()).close();
        b.acquire(new RunControl()).close();
        a.acquire(new RunControl()).close();

        try (SessionLease lease = caches.add(cache, "c", SIZE).acquire(new RunControl())) {
            assertThat(lease.evictions()).isEqualTo(1);
        }
        assertThat(caches.evicted()).containsExactly("b");
        assertThat(cache.memory().usedBytes()).isEqualTo(2 * SIZE);
        assertThat(b.isResident()).isFalse();
    }

    @Test
    void idleSessionsGiveWayOnDemand() throws Exception {
        SessionCache cache = caches.of(3 * SIZE);
        CachedSession a = caches.add(cache, "a", SIZE);
        CachedSession b = caches.add(cache, "b", SIZE);
        a.acquire(new RunControl()).close();
        try (SessionLease running = b.acquire(new RunControl());
                SessionLease lease = caches.add(cache, "c", SIZE).acquire(new RunControl())) {
            assertThat(lease.makeRoom()).isEqualTo(1);
            assertThat(lease.makeRoom()).as("the others run").isZero();
            assertThat(running.session().graph().name()).isEqualTo("b");
        }
        assertThat(caches.evicted()).containsExactly("a");
    }

    @Test
    void aSessionThatCannotBeLoadedTakesNothing() throws Exception {
        SessionCache cache = caches.of(SIZE);
        CachedSession broken = cache.add("broken", SimulatedGraphs.scalar("main"), SIZE, () -> {
            throw new ModelException(ModelException.Problem.DIGEST, "The file was changed.");
        });
        assertThat(SimulatedCaches.failure(broken, new RunControl()))
                .hasMessageContaining("broken could not be loaded for a run: The file was changed.");
        assertThat(cache.memory().usedBytes()).isZero();
        caches.add(cache, "sound", SIZE).acquire(new RunControl()).close();
    }

    @Test
    void whatThrowsAtItsCloseOrIsNotToldLeavesItsRoomToOthers() throws Exception {
        SessionCache cache = new SessionCache("sim", SIZE, caches.nanoClock(), new SessionListener() {
            @Override
            public void onLoad(String name, String what, double seconds, long bytes) {
                throw new IllegalStateException("not told");
            }
        });
        CachedSession broken = caches.add(cache, "broken", SIZE, () -> {
            throw new IllegalStateException("not closed");
        });
        broken.acquire(new RunControl()).close();
        caches.add(cache, "sound", SIZE).acquire(new RunControl()).close();
        broken.acquire(new RunControl()).close();
        assertThat(cache.memory()).isEqualTo(new SessionMemory("sim", SIZE, SIZE, 1, 3, 2, 0));
    }

    @Test
    void whatIsGivenUpIsLoadedAgain() throws Exception {
        SessionCache cache = caches.of(SIZE);
        CachedSession a = caches.add(cache, "a", SIZE);
        a.acquire(new RunControl()).close();
        a.giveUp();
        a.giveUp();
        assertThat(cache.memory()).isEqualTo(new SessionMemory("sim", SIZE, 0, 0, 1, 1, 0));
        a.acquire(new RunControl()).close();
        assertThat(cache.memory().loads()).isEqualTo(2);
    }
}
