package io.ripieno.service.outcome;

import io.ripieno.contract.v1.Artefact;
import io.ripieno.contract.v1.EvaluationAxis;
import io.ripieno.contract.v1.EvaluationFigure;
import io.ripieno.contract.v1.EvaluationResult;
import io.ripieno.contract.v1.Reference;
import io.ripieno.contract.v1.TaskResult;
import io.ripieno.contract.v1.Warning;
import io.ripieno.music.metrics.evaluation.EvaluationJson;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.WorkId;
import io.ripieno.store.StoreLayout;
import io.ripieno.store.blob.BlobStore;
import io.ripieno.store.blob.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts evaluations that are too long for a record into the blob store, whole, and leaves a reference, the shortest figures
 * with their values, the others without, and the first problems and warnings.
 */
final class LongEvaluations {
    static final String NAME = "evaluation";
    private static final String JSON = "application/json";
    private static final int MOST_PROBLEMS = 50;
    private static final int MOST_WARNINGS = 50;

    private final BlobStore blobs;
    private final long inlineBytes;

    LongEvaluations(BlobStore blobs, long inlineBytes) {
        this.blobs = blobs;
        this.inlineBytes = inlineBytes;
    }

    /** The result as it fits a record. */
    Result shorten(Result result, WorkId workId) throws IOException {
        EvaluationResult whole = result.taskResult().getEvaluation();
        if (whole == null || result.evaluation().isEmpty() || fits(result, whole)) {
            return result;
        }
        byte[] content = EvaluationJson.of(result.evaluation().get()).toString().getBytes(StandardCharsets.UTF_8);
        // Outcomes that were told keep their artefact when forced work comes out otherwise.
        String key = StoreLayout.artefact(workId.hex(), NAME + "-" + Sha256.of(content) + ".json");
        Reference reference = References.of(blobs.put(key, JSON, content));
        EvaluationResult brief = EvaluationResult.newBuilder(whole)
                .setFigures(brief(whole.getFigures()))
                .setProblems(first(whole.getProblems(), MOST_PROBLEMS))
                .setReference(reference)
                .build();
        return result.with(
                        TaskResult.newBuilder().setEvaluation(brief).build(),
                        List.of(Artefact.newBuilder()
                                .setName(NAME)
                                .setReference(reference)
                                .build()))
                .warned(brief(result.warnings(), reference));
    }

    private boolean fits(Result result, EvaluationResult whole) {
        long figures =
                whole.getFigures().stream().mapToLong(LongEvaluations::size).sum();
        return figures <= inlineBytes
                && whole.getProblems().size() <= MOST_PROBLEMS
                && result.warnings().size() <= MOST_WARNINGS;
    }

    /** In their order; the values of the longest are left out. */
    private List<EvaluationFigure> brief(List<EvaluationFigure> figures) {
        List<EvaluationFigure> shortest = new ArrayList<>(figures);
        shortest.sort(Comparator.comparingLong(LongEvaluations::size));
        Map<EvaluationFigure, Boolean> kept = new IdentityHashMap<>();
        long bytes = 0;
        for (EvaluationFigure figure : shortest) {
            bytes += size(figure);
            kept.put(figure, bytes <= inlineBytes);
        }
        return figures.stream()
                .map(figure -> Boolean.TRUE.equals(kept.get(figure)) ? figure : withoutValues(figure))
                .toList();
    }

    private static EvaluationFigure withoutValues(EvaluationFigure figure) {
        return EvaluationFigure.newBuilder(figure)
                .setValues(List.of())
                .setAxes(figure.getAxes().stream()
                        .map(axis -> EvaluationAxis.newBuilder(axis)
                                .setLabels(List.of())
                                .build())
                        .toList())
                .build();
    }

    private static List<Warning> brief(List<Warning> warnings, Reference reference) {
        if (warnings.size() <= MOST_WARNINGS) {
            return warnings;
        }
        List<Warning> brief = new ArrayList<>(first(warnings, MOST_WARNINGS));
        brief.add(Warning.newBuilder()
                .setCode(Code.DOUBTFUL_FIGURE.id())
                .setMessage("There are " + (warnings.size() - MOST_WARNINGS) + " more warnings. Read them in "
                        + reference.getUri() + ".")
                .build());
        return brief;
    }

    private static <T> List<T> first(List<T> all, int most) {
        return all.subList(0, Math.min(all.size(), most));
    }

    private static long size(EvaluationFigure figure) {
        long labels = figure.getAxes().stream()
                .flatMap(axis -> axis.getLabels().stream())
                .mapToLong(LongEvaluations::bytes)
                .sum();
        return labels
                + bytes(figure.getName())
                + bytes(figure.getItem())
                + (long) Double.BYTES * figure.getValues().size();
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length + 2L;
    }
}
