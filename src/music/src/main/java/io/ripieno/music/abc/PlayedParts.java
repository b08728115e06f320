package io.ripieno.music.abc;

import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metadata;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.Unfolding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Plays a tune out in the order of parts that its header gives, {@code P:AABA}, or {@code Y:AABA} in the Nottingham
 * collection. Each letter is its part with its own repeats. In {@code Y:} the repeats are counted among the letters: AA of
 * a part that ends with a repeat sign is that part once with its repeat, a single A is the part without it.
 */
public final class PlayedParts {
    private final Score score;
    private final ScoreLimits limits;
    private final Map<String, Passage> parts = new TreeMap<>();
    private final Map<Playing, List<Integer>> known = new HashMap<>();
    private final List<Integer> order = new ArrayList<>();

    /** A part of the tune, from the measure of an index on. */
    private record Passage(int first, List<Measure> measures, boolean repeated) {
        static Passage of(int first, List<Measure> measures) {
            return new Passage(
                    first,
                    measures,
                    measures.stream().anyMatch(measure -> measure.barlines().endRepeat() > 0));
        }
    }

    private record Playing(String letter, boolean withRepeats) {}

    private PlayedParts(Score score, ScoreLimits limits) {
        this.score = score;
        this.limits = limits;
        Map<Integer, String> sections = HeaderText.sections(score);
        List<Integer> starts = List.copyOf(sections.keySet());
        List<Measure> measures = score.measures();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : measures.size();
            if (starts.get(i) < end && end <= measures.size()) {
                parts.putIfAbsent(
                        sections.get(starts.get(i)), Passage.of(starts.get(i), measures.subList(starts.get(i), end)));
            }
        }
    }

    /**
     * The score as it is played; that of {@link Unfolding} if it has no order of parts, or if the order names none of its
     * parts. Throws what {@link Unfolding#of} throws.
     */
    public static Score of(Score score, ScoreLimits limits) throws ScoreException {
        return new PlayedParts(score, limits).played();
    }

    private Score played() throws ScoreException {
        Metadata metadata = score.metadata();
        String standard = metadata.other().getOrDefault(Metadata.PARTS, "");
        String counted = metadata.other().getOrDefault(Metadata.PARTS_PLAYED, "");
        boolean isStandard = PartOrder.isOrder(standard);
        String text = isStandard ? standard : counted;
        if (parts.isEmpty() || !PartOrder.isOrder(text)) {
            return Unfolding.of(score, limits);
        }
        List<String> letters = PartOrder.parse(text, limits.maxMeasures(), AbcFault.WHOLE);
        for (int i = 0; i < letters.size(); i++) {
            String letter = letters.get(i);
            Passage part = parts.get(letter);
            boolean repeated = part != null && part.repeated();
            boolean twice = i + 1 < letters.size() && letters.get(i + 1).equals(letter);
            if (part != null) {
                order.addAll(indices(part, new Playing(letter, isStandard || !repeated || twice)));
                limits.checkMeasures(Place.WHOLE, order.size());
            }
            i += !isStandard && repeated && twice ? 1 : 0;
        }
        return order.isEmpty() ? Unfolding.of(score, limits) : Unfolding.inOrder(score, order, limits);
    }

    /** The measures of a part as it is played, found once. */
    private List<Integer> indices(Passage part, Playing playing) throws ScoreException {
        List<Integer> indices = known.get(playing);
        if (indices == null) {
            List<Measure> measures = part.measures();
            List<Integer> inPart =
                    playing.withRepeats() ? Unfolding.order(alone(measures), limits) : firstPass(measures);
            indices = inPart.stream().map(index -> part.first() + index).toList();
            known.put(playing, indices);
        }
        return indices;
    }

    /** A score of nothing but these measures. */
    private Score alone(List<Measure> part) {
        Rational start = part.get(0).onset();
        List<Measure> moved = part.stream()
                .map(measure -> measure.at(measure.onset().minus(start)))
                .toList();
        return new Score(score.metadata(), List.of(), moved, score.tempos(), score.keys(), List.of());
    }

    /** The measures of the first pass. */
    private static List<Integer> firstPass(List<Measure> part) {
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < part.size(); i++) {
            var endings = part.get(i).barlines().endings();
            if (endings.isEmpty() || endings.contains(1)) {
                indices.add(i);
            }
        }
        return indices;
    }
}
