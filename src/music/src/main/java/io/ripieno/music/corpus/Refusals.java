package io.ripieno.music.corpus;

import io.ripieno.music.score.Place;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.Tune;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a collection lost while it was read: every tune with its place and reason, and how many there are of each reason. */
public final class Refusals {
    /**
     * A tune that was refused.
     *
     * @param reason that tunes have in common: the kind of problem and what is wrong, without names and numbers
     * @param message in full
     */
    public record Refusal(String file, int number, Place place, String reason, String message) {}

    private final List<Refusal> all = new ArrayList<>();

    /** The tunes of a stream that were read; the others are kept here. */
    public Stream<CorpusTune> of(Stream<CorpusTune> tunes) {
        return tunes.filter(this::keep);
    }

    /** Counts a tune that was read and is not wanted. */
    public void add(CorpusTune tune, String reason, String message) {
        all.add(new Refusal(tune.file(), tune.number(), tune.tune().place(), reason, message));
    }

    /** In the order in which they were met. */
    public List<Refusal> all() {
        return List.copyOf(all);
    }

    /** How many tunes were refused for each reason, the most frequent first. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        all.forEach(refusal -> counts.merge(refusal.reason(), 1, Integer::sum));
        Map<String, Integer> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private boolean keep(CorpusTune tune) {
        if (tune.tune() instanceof Tune.Refused refused) {
            ScoreException problem = refused.problem();
            String message = Objects.requireNonNullElse(problem.getMessage(), "");
            all.add(new Refusal(tune.file(), tune.number(), problem.place(), reason(problem, message), message));
            return false;
        }
        return true;
    }

    private static String reason(ScoreException problem, String message) {
        String place = problem.place() + ": ";
        String text = message.startsWith(place) ? message.substring(place.length()) : message;
        String what =
                text.split(": ", 2)[0].replaceAll("\"[^\"]*\"?", "\"...\"").replaceAll("\\d+", "N");
        return problem.problem() + ": " + what;
    }
}
