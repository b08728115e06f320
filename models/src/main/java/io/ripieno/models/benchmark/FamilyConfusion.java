package io.ripieno.models.benchmark;

import io.ripieno.inference.tagging.LabelResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which families recordings are of, and which family is said: that of the likeliest label, whether it reaches its threshold
 * or not.
 */
record FamilyConfusion(List<Heard> recordings) {
    private static final int SHOWN = 3;

    /**
     * What was said of a recording.
     *
     * @param labels all, the likeliest first
     */
    record Heard(String file, Family family, List<LabelResult> labels) {
        Family said() {
            return labels.isEmpty()
                    ? Family.OTHER
                    : Family.ofLabel(labels.get(0).label());
        }

        /** Labels over their thresholds, at most three; the likeliest in brackets where there is none. */
        String words() {
            List<String> present = labels.stream()
                    .filter(LabelResult::present)
                    .limit(SHOWN)
                    .map(Heard::word)
                    .toList();
            return present.isEmpty()
                    ? "none"
                            + labels.stream()
                                    .limit(1)
                                    .map(label -> " (" + word(label) + ")")
                                    .collect(Collectors.joining())
                    : String.join(", ", present);
        }

        private static String word(LabelResult label) {
            return String.format(Locale.ROOT, "%s %.2f", label.label(), label.probability());
        }
    }

    FamilyConfusion {
        recordings = List.copyOf(recordings);
    }

    /** How often each family is said of recordings of each family. */
    Map<Family, Map<Family, Integer>> counts() {
        Map<Family, Map<Family, Integer>> counts = new EnumMap<>(Family.class);
        for (Heard heard : recordings) {
            counts.computeIfAbsent(heard.family(), family -> new EnumMap<>(Family.class))
                    .merge(heard.said(), 1, Integer::sum);
        }
        return counts;
    }

    String table() {
        List<String> lines = new ArrayList<>();
        for (Heard heard : recordings) {
            lines.add(
                    String.format(Locale.ROOT, "%-11s %-60s %s", heard.family().label(), heard.file(), heard.words()));
        }
        lines.add("");
        StringBuilder head = new StringBuilder(String.format("%-18s", "is \\ is said"));
        for (Family said : Family.values()) {
            head.append(String.format("%12s", said.label()));
        }
        lines.add(head.toString());
        counts().forEach((family, said) -> {
            StringBuilder line = new StringBuilder(String.format("%-18s", family.label()));
            for (Family each : Family.values()) {
                line.append(String.format("%12d", said.getOrDefault(each, 0)));
            }
            lines.add(line.toString());
        });
        return String.join(System.lineSeparator(), lines);
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benchmark", "tagger");
        List<Map<String, Object>> files = new ArrayList<>();
        for (Heard heard : recordings) {
            Map<String, Object> file = new LinkedHashMap<>();
            file.put("file", heard.file());
            file.put("family", heard.family().label());
            Map<String, Double> probabilities = new LinkedHashMap<>();
            heard.labels().forEach(label -> probabilities.put(label.label(), label.probability()));
            file.put("probabilities", probabilities);
            files.add(file);
        }
        document.put("recordings", files);
        Map<String, Map<String, Integer>> confusion = new LinkedHashMap<>();
        counts().forEach((family, said) -> {
            Map<String, Integer> row = new LinkedHashMap<>();
            said.forEach((each, count) -> row.put(each.label(), count));
            confusion.put(family.label(), row);
        });
        document.put("confusion", confusion);
        return document;
    }
}
