package io.ripieno.cli.submit;

import io.ripieno.contract.job.InvalidJobException;
import io.ripieno.contract.job.JobChecks;
import io.ripieno.contract.job.JobProblem;
import io.ripieno.contract.job.MediaTypes;
import io.ripieno.contract.job.References;
import io.ripieno.contract.v1.Input;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Reference;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** Completes drafts: reads what must be known of the recording, and checks the job as the service will. */
final class JobMaker {
    private final Clock clock;
    private final IntConsumer read;

    /** @param read hears how many bytes of recordings have been read, a buffer at a time */
    JobMaker(Clock clock, IntConsumer read) {
        this.clock = clock;
        this.read = read;
    }

    /**
     * The job that a draft describes.
     *
     * @throws RefusedException if the recording cannot be read or the service would refuse the job
     */
    Job make(Draft draft) throws RefusedException {
        if (!draft.inputs.isEmpty() && draft.input.isPlaced()) {
            throw new RefusedException("both inputs and file or uri are given; write where each input lies in inputs");
        }
        List<Input> inputs = new ArrayList<>();
        for (DraftInput input : draft.all()) {
            inputs.add(input(input));
        }
        Job.Builder job =
                draft.job.setInputs(inputs).setSubmittedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (job.getSubject().isEmpty()) {
            job.setSubject(lastName(inputs.get(0).getReference().getUri()));
        }
        try {
            return JobChecks.require(job.build());
        } catch (InvalidJobException e) {
            throw new RefusedException(
                    e.problems().stream().map(JobProblem::message).collect(Collectors.joining(" ")));
        }
    }

    private Input input(DraftInput draft) throws RefusedException {
        return Input.newBuilder()
                .setRole(draft.role)
                .setName(draft.name)
                .setItem(draft.item)
                .setPart(draft.part)
                .setReference(reference(draft))
                .setExcerpt(draft.excerpt)
                .setStatedSeconds(draft.statedSeconds)
                .build();
    }

    /** The file that an input refers to, if it is one of this machine. */
    static Optional<Path> localFile(DraftInput draft) {
        if (draft.file != null) {
            return Optional.of(draft.file);
        }
        if (draft.uri == null || !draft.uri.startsWith("file:")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(URI.create(draft.uri)));
        } catch (IllegalArgumentException noPathOfOurs) {
            return Optional.empty();
        }
    }

    private Reference reference(DraftInput draft) throws RefusedException {
        if ((draft.file == null) == (draft.uri == null)) {
            throw new RefusedException("exactly one of file and uri is needed; write where the recording lies");
        }
        return draft.sha256 != null && draft.bytes != null ? stated(draft, draft.sha256, draft.bytes) : computed(draft);
    }

    private static Reference stated(DraftInput draft, String sha256, long bytes) throws RefusedException {
        String uri = draft.uri;
        if (uri == null) {
            Path file = localFile(draft).orElseThrow();
            try {
                uri = file.toRealPath().toUri().toString();
            } catch (IOException e) {
                throw unreadable(file, e);
            }
        }
        return Reference.newBuilder()
                .setUri(uri)
                .setSha256(sha256)
                .setByteLength(bytes)
                .setMediaType(draft.mediaType != null ? draft.mediaType : MediaTypes.of(Path.of(lastName(uri))))
                .build();
    }

    private Reference computed(DraftInput draft) throws RefusedException {
        Path file = localFile(draft)
                .orElseThrow(() -> new RefusedException(
                        "sha256 and bytes are missing and %s is no file here to compute them from; give both"
                                .formatted(draft.uri)));
        Reference found;
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new RefusedException("%s is not a file; name a recording".formatted(file));
            }
            found = References.ofFile(file, read);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        if (draft.sha256 != null && !draft.sha256.equals(found.getSha256())) {
            throw new RefusedException("sha256 is %s and that of %s is %s; correct it or leave it out"
                    .formatted(draft.sha256, file, found.getSha256()));
        }
        if (draft.bytes != null && draft.bytes != found.getByteLength()) {
            throw new RefusedException("bytes is %d and %s has %d; correct it or leave it out"
                    .formatted(draft.bytes, file, found.getByteLength()));
        }
        if (draft.uri != null) {
            found.setUri(draft.uri);
        }
        if (draft.mediaType != null) {
            found.setMediaType(draft.mediaType);
        }
        return found;
    }

    private static RefusedException unreadable(Path file, IOException e) {
        return new RefusedException(
                Files.exists(file)
                        ? "%s cannot be read (%s); check its permissions".formatted(file, e)
                        : "%s does not exist; check the path".formatted(file));
    }

    private static String lastName(String uri) {
        String path = uri;
        try {
            path = Optional.ofNullable(URI.create(uri).getPath()).orElse(uri);
        } catch (IllegalArgumentException saidByTheChecks) {
            // The name of a malformed URI is what stands behind its last slash.
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.substring(0, Math.min(name.length(), JobChecks.MAX_NAME)).replaceAll("\\p{Cc}", "_");
    }
}
