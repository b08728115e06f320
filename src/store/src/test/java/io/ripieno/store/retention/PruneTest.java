package io.ripieno.store.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.store.StoreLayout;
import io.ripieno.store.blob.Blob;
import io.ripieno.store.blob.PrunableBlobStore;
import io.ripieno.store.blob.Sha256;
import io.ripieno.store.blob.StoredBlob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruneTest {
    private static final RetentionPolicy TEN_DAYS = new RetentionPolicy(
            new Allowance(Duration.ofDays(10), Allowance.UNLIMITED),
            Map.of(),
            Allowance.UNLIMITED,
            Duration.ofHours(1),
            Duration.ofDays(20));

    @TempDir
    Path folder;

    private Shelf shelf;

    @BeforeEach
    void fill() {
        shelf = new Shelf(folder);
    }

    @Test
    void anOutcomeExpiresByItsAgeAndTakesItsArtefactsAndUsesWithIt() throws IOException {
        String old = shelf.work("old", 1000, "", 11);
        String young = shelf.work("young", 1000, "", 9);
        Pruned pruned = prune(TEN_DAYS);
        assertThat(shelf.holdsWork(old)).isFalse();
        assertThat(shelf.artefactsOf(old)).isZero();
        assertThat(shelf.blobs.list(StoreLayout.USES + old + "/")).isEmpty();
        assertThat(shelf.holdsWork(young)).isTrue();
        assertThat(shelf.artefactsOf(young)).isOne();
        assertThat(pruned.outcomes()).isOne();
        assertThat(pruned.artefacts()).isOne();
        assertThat(pruned.bytes()).isGreaterThan(1000);
        assertThat(pruned.keptOutcomes()).isOne();
        assertThat(pruned.keptBytes()).isGreaterThan(1000);
    }

    @Test
    void aUseKeepsAnOutcomeThatWasStoredLongAgo() throws IOException {
        String work = shelf.work("reused", 10, "", 30);
        shelf.use(work, "acme", 1);
        prune(TEN_DAYS);
        assertThat(shelf.holdsWork(work)).isTrue();
        assertThat(shelf.artefactsOf(work)).isOne();
        assertThat(shelf.blobs.list(StoreLayout.USES + work + "/"))
                .as("the expired use of the default tenant is forgotten")
                .hasSize(1);
    }

    @Test
    void aTenantHasAnAgeOfItsOwn() throws IOException {
        String brief = shelf.work("brief", 10, "acme", 2);
        String standard = shelf.work("standard", 10, "other", 2);
        String shared = shelf.work("shared", 10, "acme", 2);
        shelf.use(shared, "other", 2);
        prune(new RetentionPolicy(
                TEN_DAYS.standard(),
                Map.of("acme", new Allowance(Duration.ofDays(1), Allowance.UNLIMITED)),
                Allowance.UNLIMITED,
                TEN_DAYS.grace(),
                TEN_DAYS.originals()));
        assertThat(shelf.holdsWork(brief)).isFalse();
        assertThat(shelf.holdsWork(standard)).isTrue();
        assertThat(shelf.holdsWork(shared)).as("another tenant still uses it").isTrue();
    }

    @Test
    void aTenantOverItsSizeLosesWhatItUsedLongestAgo() throws IOException {
        String oldest = shelf.work("oldest", 4000, "acme", 3);
        String newer = shelf.work("newer", 4000, "acme", 2);
        String others = shelf.work("others", 9000, "other", 4);
        prune(new RetentionPolicy(
                TEN_DAYS.standard(),
                Map.of("acme", new Allowance(Duration.ofDays(10), 5000)),
                Allowance.UNLIMITED,
                TEN_DAYS.grace(),
                TEN_DAYS.originals()));
        assertThat(shelf.holdsWork(oldest)).isFalse();
        assertThat(shelf.holdsWork(newer)).isTrue();
        assertThat(shelf.holdsWork(others)).isTrue();
    }

    @Test
    void overTheSizeOfAllTheLongestUnusedGoFirstButNotThoseInGrace() throws IOException {
        String oldest = shelf.work("oldest", 4000, "a", 3);
        String newer = shelf.work("newer", 4000, "b", 2);
        String justNow = shelf.work("just now", 50_000, "c", 0.01);
        RetentionPolicy ofSize =
                new RetentionPolicy(TEN_DAYS.standard(), Map.of(), 5000, Duration.ofHours(1), TEN_DAYS.originals());
        prune(ofSize);
        assertThat(shelf.holdsWork(oldest)).isFalse();
        assertThat(shelf.holdsWork(newer)).isFalse();
        assertThat(shelf.holdsWork(justNow)).isTrue();
    }

    @Test
    void whatWasComputedAnewKeepsItsToldArtefactsForTheLongestAge() throws IOException {
        String work = shelf.work("forced", 1000, "", 1);
        shelf.artefact(work, 700, 12);
        shelf.artefact(work, 500, 5);
        prune(TEN_DAYS);
        assertThat(shelf.artefactsOf(work))
                .as("the current one and the superseded one of five days ago")
                .isEqualTo(2);
        assertThat(shelf.holdsWork(work)).isTrue();
    }

    @Test
    void anArtefactThatAnUnexpiredOutcomeRefersToStaysHoweverOldItIs() throws IOException {
        String work = Shelf.id("long ago");
        Blob artefact = shelf.artefact(work, 100, 100);
        shelf.put(StoreLayout.outcome(work), Shelf.outcome(work, List.of(artefact)), 100);
        shelf.use(work, "", 1);
        prune(TEN_DAYS);
        assertThat(shelf.blobs.holds(artefact)).isTrue();
    }

    @Test
    void whatBelongsToNothingGoesOnceItIsOld() throws IOException {
        String crashed = Shelf.id("crashed");
        shelf.artefact(crashed, 10, 11);
        shelf.use(crashed, "", 11);
        String atWork = Shelf.id("at work");
        shelf.artefact(atWork, 10, 0.1);
        prune(TEN_DAYS);
        assertThat(shelf.artefactsOf(crashed)).isZero();
        assertThat(shelf.blobs.list(StoreLayout.USES)).isEmpty();
        assertThat(shelf.artefactsOf(atWork)).isOne();
    }

    @Test
    void anOutcomeOfBeforeUsesWereNotedExpiresByWhenItWasStored() throws IOException {
        shelf.put(StoreLayout.outcome(Shelf.id("old")), new byte[10], 11);
        shelf.put(StoreLayout.outcome(Shelf.id("young")), new byte[10], 9);
        prune(TEN_DAYS);
        assertThat(shelf.holdsWork(Shelf.id("old"))).isFalse();
        assertThat(shelf.holdsWork(Shelf.id("young"))).isTrue();
    }

    @Test
    void originalsOfGivenUpRecordsHaveAnAgeOfTheirOwn() throws IOException {
        String old = StoreLayout.original(Sha256.of(new byte[1]));
        String young = StoreLayout.original(Sha256.of(new byte[2]));
        shelf.put(old, new byte[1], 21);
        shelf.put(young, new byte[2], 19);
        assertThat(prune(TEN_DAYS).originals()).isOne();
        assertThat(shelf.holds(old)).isFalse();
        assertThat(shelf.holds(young)).isTrue();
    }

    @Test
    void aDryRunSaysTheSameAndRemovesNothing() throws IOException {
        String old = shelf.work("old", 1000, "", 11);
        shelf.work("young", 1000, "", 9);
        Pruned dry = Prune.run(shelf.blobs, TEN_DAYS, shelf.now, true).orElseThrow();
        assertThat(shelf.holdsWork(old)).isTrue();
        Pruned done = prune(TEN_DAYS);
        assertThat(dry)
                .isEqualTo(new Pruned(
                        done.outcomes(),
                        done.artefacts(),
                        done.originals(),
                        done.bytes(),
                        done.keptOutcomes(),
                        done.keptBytes(),
                        List.of(),
                        true));
    }

    @Test
    void onePrunesAtATime() throws IOException {
        boolean ran =
                shelf.blobs.tryExclusively("prune", () -> assertThat(Prune.run(shelf.blobs, TEN_DAYS, shelf.now, false))
                        .isEmpty());
        assertThat(ran).isTrue();
        assertThat(Prune.run(shelf.blobs, TEN_DAYS, shelf.now, false)).isPresent();
    }

    @Test
    void anOutcomeThatIsUsedAtThisMomentIsPutBackWithItsArtefacts() throws IOException {
        String work = shelf.work("raced", 1000, "", 11);
        PrunableBlobStore raced = new Watched(shelf.blobs, key -> {
            if (key.equals(StoreLayout.outcome(work))) {
                new Uses(shelf.blobs).note(work, "late");
            }
        });
        Pruned pruned = Prune.run(raced, TEN_DAYS, shelf.now, false).orElseThrow();
        assertThat(shelf.holdsWork(work)).isTrue();
        assertThat(shelf.artefactsOf(work)).isOne();
        assertThat(pruned.outcomes()).isZero();
        assertThat(pruned.bytes()).isZero();
        assertThat(pruned.keptOutcomes()).isOne();
    }

    @Test
    void oneBlobThatCannotBeRemovedDoesNotKeepTheOthers() throws IOException {
        String stuck = shelf.work("stuck", 10, "", 11);
        String old = shelf.work("old", 10, "", 11);
        PrunableBlobStore broken = new Watched(shelf.blobs, key -> {
            if (key.equals(StoreLayout.outcome(stuck))) {
                shelf.put(key, new byte[1], 11);
                throw new IOException("the disk says no");
            }
        });
        Pruned pruned = Prune.run(broken, TEN_DAYS, shelf.now, false).orElseThrow();
        assertThat(shelf.holdsWork(old)).isFalse();
        assertThat(shelf.holdsWork(stuck)).isTrue();
        assertThat(shelf.artefactsOf(stuck)).isOne();
        assertThat(pruned.problems())
                .singleElement()
                .asString()
                .startsWith(StoreLayout.outcome(stuck))
                .contains("the disk says no");
    }

    @Test
    void whatCannotBeListedIsNotTakenForGone() throws IOException {
        String work = Shelf.id("long ago");
        Blob artefact = shelf.artefact(work, 100, 100);
        shelf.put(StoreLayout.outcome(work), Shelf.outcome(work, List.of(artefact)), 100);
        shelf.use(work, "", 1);
        PrunableBlobStore unlistable = new Watched(shelf.blobs, key -> {}) {
            @Override
            public List<StoredBlob> list(String prefix) throws IOException {
                if (prefix.equals(StoreLayout.OUTCOMES)) {
                    throw new IOException("stale handle");
                }
                return super.list(prefix);
            }
        };
        assertThatThrownBy(() -> Prune.run(unlistable, TEN_DAYS, shelf.now, false))
                .isInstanceOf(IOException.class);
        assertThat(shelf.blobs.holds(artefact)).isTrue();
    }

    private Pruned prune(RetentionPolicy policy) throws IOException {
        return Prune.run(shelf.blobs, policy, shelf.now, false).orElseThrow();
    }

    /** Lets something happen when a blob has just been removed. */
    private static class Watched implements PrunableBlobStore {
        private final PrunableBlobStore store;
        private final Removed removed;

        Watched(PrunableBlobStore store, Removed removed) {
            this.store = store;
            this.removed = removed;
        }

        interface Removed {
            void now(String key) throws IOException;
        }

        @Override
        public Instant now() throws IOException {
            return store.now();
        }

        @Override
        public boolean remove(String key, Instant unlessPutSince) throws IOException {
            boolean gone = store.remove(key, unlessPutSince);
            removed.now(key);
            return gone;
        }

        @Override
        public List<StoredBlob> list(String prefix) throws IOException {
            return store.list(prefix);
        }

        @Override
        public boolean tryExclusively(String what, Action action) throws IOException {
            return store.tryExclusively(what, action);
        }

        @Override
        public Blob put(String key, String mediaType, byte[] content) throws IOException {
            return store.put(key, mediaType, content);
        }

        @Override
        public Optional<byte[]> get(String key) throws IOException {
            return store.get(key);
        }

        @Override
        public boolean holds(Blob blob) throws IOException {
            return store.holds(blob);
        }
    }
}
