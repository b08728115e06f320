package io.ripieno.cli.tag;

import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.tagging.LabelResult;
import io.ripieno.inference.tagging.Tagging;
import io.ripieno.inference.tagging.TaggingWarning;
import io.ripieno.inference.tagging.WindowResult;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Results for programs.
 *
 * @param model that tagged
 * @param recordings one entry for each word or file, in their order
 */
record TagDocument(Model model, List<Recording> recordings) {
    /** @param digest of the model as its manifest states it */
    record Model(String name, int version, String digest) {}

    /**
     * A recording; {@code error} is there if and only if it could not be tagged, and then nothing else is.
     *
     * @param seconds of audio
     * @param sampleRate of the file in Hz
     * @param channels of the file
     * @param labels the most probable first
     * @param timelineLabels what the probabilities of a window stand for
     * @param workSeconds on the wall clock
     * @param realTimeFactor seconds of work per second of audio
     */
    record Recording(
            String file,
            @Nullable String error,
            @Nullable Double seconds,
            @Nullable Integer sampleRate,
            @Nullable Integer channels,
            @Nullable Integer windows,
            @Nullable Double windowSeconds,
            @Nullable Double hopSeconds,
            @Nullable List<LabelResult> labels,
            @Nullable List<String> timelineLabels,
            @Nullable List<WindowResult> timeline,
            @Nullable List<TaggingWarning> warnings,
            @Nullable Double workSeconds,
            @Nullable Double realTimeFactor) {}

    /** @param top how many labels of a recording at most */
    static TagDocument of(ModelManifest model, List<TagResult> results, int top) {
        return new TagDocument(
                new Model(model.name(), model.version(), model.digest()),
                results.stream().map(result -> recording(result, top)).toList());
    }

    private static Recording recording(TagResult result, int top) {
        String file = result.file().toString();
        if (result instanceof TagResult.Tagged tagged) {
            Tagging tagging = tagged.tagging();
            return new Recording(
                    file,
                    null,
                    tagging.seconds(),
                    tagged.info().format().sampleRate(),
                    tagged.info().format().channels(),
                    tagging.windows(),
                    tagging.windowSeconds(),
                    tagging.hopSeconds(),
                    ranked(tagging, top),
                    tagging.labels().stream().map(LabelResult::label).toList(),
                    tagging.timeline(),
                    tagging.warnings(),
                    tagged.workSeconds(),
                    tagged.workSeconds() / tagging.seconds());
        }
        String problem = ((TagResult.Untaggable) result).problem();
        return new Recording(file, problem, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static List<LabelResult> ranked(Tagging tagging, int top) {
        return tagging.labels().stream()
                .sorted(Comparator.comparingDouble(LabelResult::probability).reversed())
                .limit(top)
                .toList();
    }
}
