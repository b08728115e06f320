package io.ripieno.music.metrics.separation;

import io.ripieno.music.metrics.MetricException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Judges the named sources of a recording as museval does. Estimates are cut or padded to the length of the references.
 * If both {@code vocals} and {@code accompaniment} are there, these two are judged against each other alone, and the other
 * sources with the vocals but without the accompaniment, which is their sum.
 *
 * @param settings windows and filters
 * @param sampleRate in Hz
 */
public record Museval(BssSettings settings, int sampleRate) {
    /** What the voice is called. */
    public static final String VOCALS = "vocals";

    /** What the sum of all sources but the voice is called. */
    public static final String ACCOMPANIMENT = "accompaniment";

    /** v4 in windows of a second. */
    public static Museval v4(int sampleRate) {
        return new Museval(BssSettings.v4(sampleRate, sampleRate), sampleRate);
    }

    /**
     * @param references by name {@code [channels][samples]}, in the order in which they are to be reported
     * @param estimates by the same names
     * @throws MetricException if an estimate is missing, or as {@link BssEval} does
     */
    public TrackScores evaluate(Map<String, float[][]> references, Map<String, float[][]> estimates) {
        List<String> names = List.copyOf(references.keySet());
        if (!(names.contains(VOCALS) && names.contains(ACCOMPANIMENT))) {
            return together(names, references, estimates);
        }
        Map<String, TrackScores.Target> judged =
                byName(together(List.of(VOCALS, ACCOMPANIMENT), references, estimates));
        List<String> sources =
                names.stream().filter(name -> !name.equals(ACCOMPANIMENT)).toList();
        List<TrackScores.Target> targets = new ArrayList<>();
        Map<String, TrackScores.Target> others =
                sources.size() > 1 ? byName(together(sources, references, estimates)) : Map.of();
        for (String name : names) {
            TrackScores.Target pair = judged.get(name);
            targets.add(pair == null ? required(others, name) : pair);
        }
        return new TrackScores(targets);
    }

    private TrackScores together(
            List<String> names, Map<String, float[][]> references, Map<String, float[][]> estimates) {
        float[][][] truth = new float[names.size()][][];
        float[][][] said = new float[names.size()][][];
        for (int s = 0; s < truth.length; s++) {
            truth[s] = required(references, names.get(s));
            said[s] = fitted(required(estimates, names.get(s)), truth[s][0].length);
        }
        BssScores scores = BssEval.evaluate(new Sources(truth), new Sources(said), settings);
        double whole = (double) truth[0][0].length / sampleRate;
        boolean one = settings.window() == BssSettings.WHOLE;
        return TrackScores.of(
                names,
                scores,
                one ? whole : (double) settings.window() / sampleRate,
                one ? whole : (double) settings.hop() / sampleRate);
    }

    private static float[][] fitted(float[][] estimate, int samples) {
        return Arrays.stream(estimate)
                .map(channel -> channel.length == samples ? channel : Arrays.copyOf(channel, samples))
                .toArray(float[][]::new);
    }

    private static Map<String, TrackScores.Target> byName(TrackScores scores) {
        return scores.targets().stream().collect(Collectors.toMap(TrackScores.Target::name, target -> target));
    }

    private static <T> T required(Map<String, T> values, String name) {
        T value = values.get(name);
        if (value == null) {
            throw new MetricException("There is no %s among %s. Give references and estimates the same names."
                    .formatted(name, values.keySet()));
        }
        return value;
    }
}
