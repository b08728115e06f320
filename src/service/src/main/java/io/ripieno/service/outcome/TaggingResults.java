package io.ripieno.service.outcome;

import io.ripieno.contract.v1.TagActivity;
import io.ripieno.contract.v1.TagScore;
import io.ripieno.contract.v1.TagTimeline;
import io.ripieno.contract.v1.TagWindow;
import io.ripieno.contract.v1.TaggingResult;
import io.ripieno.inference.tagging.LabelResult;
import io.ripieno.inference.tagging.Tagging;
import io.ripieno.inference.tagging.WindowResult;
import io.ripieno.service.run.Computed;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes what was heard in the words of the contract. */
final class TaggingResults {
    private TaggingResults() {}

    static TaggingResult of(Computed.Tagged tagged) {
        Tagging tagging = tagged.tagging();
        int[] reported = mostProbable(tagging.labels(), tagged.topN());
        return TaggingResult.newBuilder()
                .setSeconds(tagging.seconds())
                .setSampleRate(tagged.format().sampleRate())
                .setChannels(tagged.format().channels())
                .setWindows(tagging.windows())
                .setWindowSeconds(tagging.windowSeconds())
                .setHopSeconds(tagging.hopSeconds())
                .setTags(IntStream.of(reported)
                        .mapToObj(i -> score(tagging.labels().get(i)))
                        .toList())
                .setTimeline(timeline(tagging, reported))
                .build();
    }

    /** Indices of labels, the most probable first. */
    private static int[] mostProbable(List<LabelResult> labels, int topN) {
        return IntStream.range(0, labels.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -labels.get(i).probability()))
                .limit(topN == 0 ? Long.MAX_VALUE : topN)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static TagScore score(LabelResult label) {
        return TagScore.newBuilder()
                .setLabel(label.label())
                .setProbability((float) label.probability())
                .setThreshold((float) label.threshold())
                .setPresent(label.present())
                .build();
    }

    private static @Nullable TagTimeline timeline(Tagging tagging, int[] reported) {
        if (tagging.timeline().isEmpty()) {
            return null;
        }
        return TagTimeline.newBuilder()
                .setLabels(IntStream.of(reported)
                        .mapToObj(i -> tagging.labels().get(i).label())
                        .toList())
                .setWindows(tagging.timeline().stream()
                        .map(window -> window(window, reported))
                        .toList())
                .setSummary(IntStream.of(reported)
                        .mapToObj(i -> activity(tagging, i))
                        .toList())
                .build();
    }

    private static TagWindow window(WindowResult window, int[] reported) {
        return TagWindow.newBuilder()
                .setStartSeconds(window.startSeconds())
                .setEndSeconds(window.endSeconds())
                .setProbabilities(IntStream.of(reported)
                        .mapToObj(i -> window.probabilities().get(i))
                        .toList())
                .build();
    }

    private static TagActivity activity(Tagging tagging, int label) {
        LabelResult result = tagging.labels().get(label);
        WindowResult peak = tagging.timeline().get(0);
        int active = 0;
        for (WindowResult window : tagging.timeline()) {
            float probability = window.probabilities().get(label);
            if (probability > peak.probabilities().get(label)) {
                peak = window;
            }
            if (probability >= result.threshold()) {
                active++;
            }
        }
        return TagActivity.newBuilder()
                .setLabel(result.label())
                .setPeakProbability(peak.probabilities().get(label))
                .setPeakStartSeconds(peak.startSeconds())
                .setActiveWindows(active)
                .build();
    }
}
