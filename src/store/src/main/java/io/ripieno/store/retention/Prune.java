package io.ripieno.store.retention;

import io.ripieno.contract.v1.Artefact;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.wire.Wire;
import io.ripieno.contract.wire.WireException;
import io.ripieno.store.StoreLayout;
import io.ripieno.store.blob.PrunableBlobStore;
import io.ripieno.store.blob.Sha256;
import io.ripieno.store.blob.StoredBlob;
import io.ripieno.store.retention.Kept.Use;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Removes what has expired, while others may store and tell. An outcome goes before its artefacts, so that none is left
 * that refers to what is gone; what an outcome that has not expired refers to stays. What was told once and computed
 * anew stays as long as the longest allowance, and so does what belongs to nothing.
 */
public final class Prune {
    private static final String ONE_AT_A_TIME = "prune";

    private final PrunableBlobStore blobs;
    private final RetentionPolicy policy;
    private final Instant now;
    private final boolean dryRun;
    private final Map<String, Kept> works = new HashMap<>();
    private int outcomes;
    private int artefacts;
    private int originals;
    private long bytes;
    private int keptOutcomes;
    private long keptBytes;
    private final List<String> problems = new ArrayList<>();
    private Instant started = Instant.MIN;

    private Prune(PrunableBlobStore blobs, RetentionPolicy policy, Instant now, boolean dryRun) {
        this.blobs = blobs;
        this.policy = policy;
        this.now = now;
        this.dryRun = dryRun;
    }

    /**
     * Removes what has expired.
     *
     * @param dryRun whether only to say what would be removed
     * @return empty if another prunes this store at the moment
     */
    public static Optional<Pruned> run(PrunableBlobStore blobs, RetentionPolicy policy, Instant now, boolean dryRun)
            throws IOException {
        Prune prune = new Prune(blobs, policy, now, dryRun);
        return blobs.tryExclusively(ONE_AT_A_TIME, prune::all) ? Optional.of(prune.pruned()) : Optional.empty();
    }

    private Pruned pruned() {
        return new Pruned(outcomes, artefacts, originals, bytes, keptOutcomes, keptBytes, problems, dryRun);
    }

    /** Nothing is removed unless all could be listed; after that, what cannot be removed does not stop the rest. */
    private void all() throws IOException {
        started = blobs.now();
        List<StoredBlob> givenUp = blobs.list(StoreLayout.ORIGINALS);
        List<StoredBlob> orphans = look();
        Set<Use> expired = Expiry.of(works.values(), policy, now);
        for (Kept kept : works.values()) {
            each(kept.outcome(), () -> {
                if (expired.containsAll(kept.uses())) {
                    removeWork(kept);
                } else {
                    keepWork(kept, expired);
                }
            });
        }
        for (StoredBlob orphan : orphans) {
            each(orphan, () -> removeOrphan(orphan));
        }
        for (StoredBlob original : givenUp) {
            each(original, () -> removeOriginal(original));
        }
    }

    private void each(StoredBlob blob, PrunableBlobStore.Action action) {
        try {
            action.run();
        } catch (IOException e) {
            keptBytes += blob.bytes();
            problems.add(blob.key() + " could not be removed or looked at (" + e + ").");
        }
    }

    /** Finds what there is, and gives what belongs to no outcome. */
    private List<StoredBlob> look() throws IOException {
        List<StoredBlob> orphans = new ArrayList<>();
        List<StoredBlob> marks = blobs.list(StoreLayout.USES);
        List<StoredBlob> files = blobs.list(StoreLayout.ARTEFACTS);
        for (StoredBlob outcome : blobs.list(StoreLayout.OUTCOMES)) {
            String workId = outcome.key().substring(StoreLayout.OUTCOMES.length());
            works.put(workId, new Kept(workId, outcome));
        }
        for (StoredBlob mark : marks) {
            Kept kept = works.get(StoreLayout.workOf(mark.key()));
            if (kept != null) {
                Optional<byte[]> tenant = blobs.get(mark.key());
                tenant.ifPresent(name -> kept.add(new Use(new String(name, StandardCharsets.UTF_8), mark)));
            } else {
                orphans.add(mark);
            }
        }
        for (StoredBlob file : files) {
            Kept kept = works.get(StoreLayout.workOf(file.key()));
            if (kept != null) {
                kept.add(file);
            } else {
                orphans.add(file);
            }
        }
        return orphans;
    }

    private void removeOrphan(StoredBlob orphan) throws IOException {
        if (orphan.key().startsWith(StoreLayout.ARTEFACTS)) {
            removeArtefactIfOld(orphan);
        } else if (isOld(orphan, policy.longest())) {
            remove(orphan);
        }
    }

    /** Takes the outcome out of the index, and puts it back if somebody began to use it meanwhile. */
    private void removeWork(Kept kept) throws IOException {
        Optional<byte[]> outcome = blobs.get(kept.outcome().key());
        if (outcome.isEmpty() || !remove(kept.outcome())) {
            return;
        }
        if (!dryRun && isUsedSince(kept.workId())) {
            blobs.put(kept.outcome().key(), "application/avro", outcome.get());
            bytes -= kept.outcome().bytes();
            keep(kept);
            return;
        }
        outcomes++;
        for (StoredBlob artefact : kept.artefacts()) {
            if (remove(artefact)) {
                artefacts++;
            }
        }
        for (Use use : kept.uses()) {
            if (use.mark() != kept.outcome()) {
                remove(use.mark());
            }
        }
    }

    private boolean isUsedSince(String workId) throws IOException {
        return blobs.list(StoreLayout.USES + workId + "/").stream()
                .anyMatch(mark -> !mark.modified().isBefore(started));
    }

    private void keepWork(Kept kept, Set<Use> expired) throws IOException {
        for (Use use : kept.uses()) {
            if (expired.contains(use)) {
                remove(use.mark());
            }
        }
        List<StoredBlob> old = kept.artefacts().stream()
                .filter(artefact -> isOld(artefact, policy.longest()))
                .toList();
        if (!old.isEmpty()) {
            Optional<Set<String>> referenced = digestsOf(kept);
            for (StoredBlob artefact : old) {
                if (referenced.isPresent() && referenced.get().stream().noneMatch(artefact.key()::contains)) {
                    kept.artefacts().remove(artefact);
                    removeArtefactIfOld(artefact);
                }
            }
        }
        keep(kept);
    }

    private void keep(Kept kept) {
        keptOutcomes++;
        keptBytes += kept.bytes();
    }

    /** The digests of what an outcome refers to; empty if it cannot be read, so that nothing of it is removed. */
    private Optional<Set<String>> digestsOf(Kept kept) throws IOException {
        Optional<byte[]> content = blobs.get(kept.outcome().key());
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try {
            Set<String> digests = new HashSet<>();
            for (Artefact artefact : Wire.decode(content.get(), Outcome.class).getArtefacts()) {
                if (artefact.getReference() != null) {
                    digests.add(new Sha256(artefact.getReference().getSha256()).hex());
                }
            }
            return Optional.of(digests);
        } catch (WireException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void removeOriginal(StoredBlob original) throws IOException {
        if (isOld(original, policy.originals()) && remove(original)) {
            originals++;
        } else {
            keptBytes += original.bytes();
        }
    }

    private void removeArtefactIfOld(StoredBlob artefact) throws IOException {
        if (isOld(artefact, policy.longest()) && remove(artefact)) {
            artefacts++;
        } else {
            keptBytes += artefact.bytes();
        }
    }

    private boolean isOld(StoredBlob blob, Duration age) {
        return !blob.modified().plus(age).isAfter(now);
    }

    /** Whether it is gone, or would be. */
    private boolean remove(StoredBlob blob) throws IOException {
        boolean gone = dryRun || blobs.remove(blob.key(), started);
        if (gone) {
            bytes += blob.bytes();
        }
        return gone;
    }
}
