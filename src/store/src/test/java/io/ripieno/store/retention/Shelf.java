package io.ripieno.store.retention;

import io.ripieno.contract.v1.Artefact;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Reference;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.wire.Wire;
import io.ripieno.store.StoreLayout;
import io.ripieno.store.blob.Blob;
import io.ripieno.store.blob.DirectoryBlobStore;
import io.ripieno.store.blob.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A store whose works were used some days ago. */
final class Shelf {
    final Instant now = Instant.parse("2026-05-01T12:00:00Z");
    final DirectoryBlobStore blobs;
    private final Path folder;

    Shelf(Path folder) {
        this.folder = folder;
        this.blobs = new DirectoryBlobStore(folder);
    }

    /** A work with an outcome and one artefact of so many bytes, used by a tenant so many days ago. */
    String work(String name, int artefactBytes, String tenant, double daysAgo) throws IOException {
        String workId = id(name);
        Blob artefact = artefact(workId, artefactBytes, daysAgo);
        put(StoreLayout.outcome(workId), outcome(workId, List.of(artefact)), daysAgo);
        use(workId, tenant, daysAgo);
        return workId;
    }

    static String id(String name) {
        return Sha256.of(name.getBytes(StandardCharsets.UTF_8)).hex();
    }

    Blob artefact(String workId, int bytes, double daysAgo) throws IOException {
        byte[] content = (workId + " ".repeat(bytes)).substring(0, bytes).getBytes(StandardCharsets.UTF_8);
        String key = StoreLayout.artefact(workId, "series-" + Sha256.of(content) + ".json");
        Blob blob = blobs.put(key, "application/json", content);
        age(key, daysAgo);
        return blob;
    }

    void use(String workId, String tenant, double daysAgo) throws IOException {
        new Uses(blobs).note(workId, tenant);
        age(StoreLayout.use(workId, tenant), daysAgo);
    }

    void put(String key, byte[] content, double daysAgo) throws IOException {
        blobs.put(key, "application/avro", content);
        age(key, daysAgo);
    }

    void age(String key, double daysAgo) throws IOException {
        Instant then = now.minus(Duration.ofMinutes(Math.round(daysAgo * 24 * 60)));
        Files.setLastModifiedTime(folder.resolve(key), FileTime.from(then));
    }

    boolean holds(String key) throws IOException {
        return blobs.get(key).isPresent();
    }

    boolean holdsWork(String workId) throws IOException {
        return holds(StoreLayout.outcome(workId));
    }

    int artefactsOf(String workId) throws IOException {
        return blobs.list(StoreLayout.ARTEFACTS + workId + "/").size();
    }

    static byte[] outcome(String workId, List<Blob> artefacts) {
        List<Artefact> listed = new ArrayList<>();
        for (Blob blob : artefacts) {
            Reference reference = Reference.newBuilder()
                    .setUri(blob.uri().toString())
                    .setSha256(blob.sha256())
                    .setByteLength(blob.bytes())
                    .setMediaType(blob.mediaType())
                    .build();
            listed.add(Artefact.newBuilder()
                    .setName("series")
                    .setReference(reference)
                    .build());
        }
        return Wire.encode(Outcome.newBuilder()
                .setJobId("job")
                .setWorkId(workId)
                .setTask(Task.TAGGING)
                .setStatus(OutcomeStatus.PRODUCED)
                .setArtefacts(listed)
                .build());
    }
}
