package io.ripieno.service.outcome;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ripieno.contract.v1.Artefact;
import io.ripieno.contract.v1.Reference;
import io.ripieno.contract.v1.TagTimeline;
import io.ripieno.contract.v1.TagWindow;
import io.ripieno.contract.v1.TaggingResult;
import io.ripieno.contract.v1.TaskResult;
import io.ripieno.service.job.WorkId;
import io.ripieno.store.StoreLayout;
import io.ripieno.store.blob.Blob;
import io.ripieno.store.blob.BlobStore;
import io.ripieno.store.blob.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** Puts timelines that are too long for a record into the blob store and leaves a reference and the summary. */
final class LongTimelines {
    static final String NAME = "timeline";
    private static final String JSON = "application/json";
    private static final int BYTES_PER_WINDOW = 24;

    private final BlobStore blobs;
    private final long inlineBytes;

    LongTimelines(BlobStore blobs, long inlineBytes) {
        this.blobs = blobs;
        this.inlineBytes = inlineBytes;
    }

    /** The result as it fits a record. */
    Result shorten(Result result, WorkId workId) throws IOException {
        TaggingResult tagging = result.taskResult().getTagging();
        TagTimeline timeline = tagging == null ? null : tagging.getTimeline();
        if (tagging == null || timeline == null || size(timeline) <= inlineBytes) {
            return result;
        }
        byte[] content = json(timeline);
        // Outcomes that were told keep their artefact when forced work comes out otherwise.
        String key = StoreLayout.artefact(workId.hex(), "timeline-" + Sha256.of(content) + ".json");
        Blob blob = blobs.put(key, JSON, content);
        Reference reference = References.of(blob);
        TagTimeline brief = TagTimeline.newBuilder(timeline)
                .setWindows(List.of())
                .setReference(reference)
                .build();
        TaskResult shorter = TaskResult.newBuilder()
                .setTagging(TaggingResult.newBuilder(tagging).setTimeline(brief).build())
                .build();
        return result.with(
                shorter,
                List.of(Artefact.newBuilder()
                        .setName(NAME)
                        .setReference(reference)
                        .build()));
    }

    private static long size(TagTimeline timeline) {
        return (long) timeline.getWindows().size()
                * (BYTES_PER_WINDOW + (long) Float.BYTES * timeline.getLabels().size());
    }

    private static byte[] json(TagTimeline timeline) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("labels");
            for (String label : timeline.getLabels()) {
                json.writeString(label);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("windows");
            for (TagWindow window : timeline.getWindows()) {
                write(json, window);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator json, TagWindow window) throws IOException {
        json.writeStartObject();
        json.writeNumberField("startSeconds", window.getStartSeconds());
        json.writeNumberField("endSeconds", window.getEndSeconds());
        json.writeArrayFieldStart("probabilities");
        for (Float probability : window.getProbabilities()) {
            json.writeNumber(probability);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
