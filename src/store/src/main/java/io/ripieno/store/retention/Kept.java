package io.ripieno.store.retention;

import io.ripieno.store.blob.StoredBlob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is kept of one work: its outcome, its artefacts and who uses them. */
final class Kept {
    private final StoredBlob outcome;
    private final String workId;
    private final List<StoredBlob> artefacts = new ArrayList<>();
    private final List<Use> uses = new ArrayList<>();

    Kept(String workId, StoredBlob outcome) {
        this.workId = workId;
        this.outcome = outcome;
    }

    /** A tenant's last use. */
    record Use(String tenant, StoredBlob mark) {
        Instant at() {
            return mark.modified();
        }
    }

    String workId() {
        return workId;
    }

    StoredBlob outcome() {
        return outcome;
    }

    List<StoredBlob> artefacts() {
        return artefacts;
    }

    /** One for each tenant. An outcome that nobody noted a use of is used by the default tenant since it was stored. */
    List<Use> uses() {
        return uses.isEmpty() ? List.of(new Use("", outcome)) : uses;
    }

    void add(Use use) {
        uses.add(use);
    }

    void add(StoredBlob artefact) {
        artefacts.add(artefact);
    }

    long bytes() {
        return outcome.bytes() + artefacts.stream().mapToLong(StoredBlob::bytes).sum();
    }
}
