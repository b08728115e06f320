package io.ripieno.music.abc;

import io.ripieno.music.score.Metadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a tune says about itself, field by field. */
final class AbcHeader {
    /** Fields without a place of their own in {@link Metadata}, and the names by which it knows them. */
    static final Map<Character, String> OTHER = Map.ofEntries(
            Map.entry('B', "book"),
            Map.entry('D', "discography"),
            Map.entry('F', "file"),
            Map.entry('G', "group"),
            Map.entry('H', "history"),
            Map.entry('I', "instruction"),
            Map.entry('N', "notes"),
            Map.entry('O', "origin"),
            Map.entry('P', Metadata.PARTS),
            Map.entry('R', "rhythm"),
            Map.entry('W', "words"),
            Map.entry('w', "lyrics"),
            Map.entry('Y', Metadata.PARTS_PLAYED),
            Map.entry('Z', "transcription"));

    private static final int MAX_LINES = 1000;
    private static final int MAX_LENGTH = 100_000;

    private final Map<Character, List<String>> fields = new LinkedHashMap<>();
    private final Map<String, String> named = new TreeMap<>();

    AbcHeader() {}

    /** A header that goes on from another, which stays as it is. */
    AbcHeader(AbcHeader before) {
        before.fields.forEach((letter, lines) -> fields.put(letter, new ArrayList<>(lines)));
        named.putAll(before.named);
    }

    /** Keeps the line of a field; of one that is given over a thousand times the rest is passed over. */
    void add(char letter, String value) {
        List<String> lines = fields.computeIfAbsent(letter, any -> new ArrayList<>());
        if (!value.isEmpty() && lines.size() < MAX_LINES) {
            lines.add(AbcSource.unescape(value));
        }
    }

    /** Goes on with the last line of a field. */
    void append(char letter, String value) {
        List<String> lines = fields.getOrDefault(letter, List.of());
        if (!lines.isEmpty() && lines.get(lines.size() - 1).length() < MAX_LENGTH) {
            int last = lines.size() - 1;
            lines.set(last, lines.get(last) + " " + AbcSource.unescape(value));
        }
    }

    void addNamed(String name, String value) {
        named.put(name, value);
    }

    String first(char letter) {
        List<String> lines = fields.getOrDefault(letter, List.of());
        return lines.isEmpty() ? "" : lines.get(0);
    }

    Metadata metadata() {
        TreeMap<String, String> other = new TreeMap<>(named);
        fields.forEach((letter, lines) -> {
            String name = OTHER.get(letter);
            if (name != null && !lines.isEmpty()) {
                other.put(name, String.join("\n", lines));
            }
        });
        List<String> titles = fields.getOrDefault('T', List.of());
        if (titles.size() > 1) {
            other.put("titles", String.join("\n", titles.subList(1, titles.size())));
        }
        return new Metadata(
                first('T'),
                String.join("\n", fields.getOrDefault('C', List.of())),
                String.join("\n", fields.getOrDefault('A', List.of())),
                String.join("\n", fields.getOrDefault('S', List.of())),
                first('X'),
                other);
    }
}
