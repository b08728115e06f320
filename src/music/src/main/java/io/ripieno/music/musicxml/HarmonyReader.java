package io.ripieno.music.musicxml;

import io.ripieno.music.score.ChordKind;
import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.ChordSymbol.Degree;
import io.ripieno.music.score.Interval;
import io.ripieno.music.score.NoteName;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code harmony} elements as chord symbols. */
final class HarmonyReader {
    /** Words that programs write and the vocabulary does not have. */
    private static final Map<String, ChordKind> OTHER_WORDS = Map.ofEntries(
            Map.entry("maj", ChordKind.MAJOR),
            Map.entry("min", ChordKind.MINOR),
            Map.entry("7", ChordKind.DOMINANT),
            Map.entry("dominant-seventh", ChordKind.DOMINANT),
            Map.entry("minor-major", ChordKind.MAJOR_MINOR),
            Map.entry("maj7", ChordKind.MAJOR_SEVENTH),
            Map.entry("min7", ChordKind.MINOR_SEVENTH),
            Map.entry("sus2", ChordKind.SUSPENDED_SECOND),
            Map.entry("sus4", ChordKind.SUSPENDED_FOURTH),
            Map.entry("maj69", ChordKind.MAJOR_SIXTH),
            Map.entry("min69", ChordKind.MINOR_SIXTH),
            Map.entry("augmented-ninth", ChordKind.AUGMENTED_SEVENTH));

    private HarmonyReader() {}

    /** The chord symbol at time 0, or null with a notice if the element is not one. */
    static @Nullable ChordSymbol read(XmlElement harmony, Interval transposition, Reading reading)
            throws ScoreException {
        XmlElement kindElement = harmony.child("kind");
        String word = kindElement == null ? "" : kindElement.text();
        ChordKind kind = kind(word);
        @Nullable
        NoteName root = kind == ChordKind.NONE || isSilent(harmony, kind) ? null : name(harmony, "root", transposition);
        boolean stated = harmony.has("root")
                || kind == ChordKind.NONE && !kindText(kindElement).isEmpty();
        if (root == null && (!stated || kind != ChordKind.NONE && kind != ChordKind.OTHER)) {
            reading.notices()
                    .add(harmony, "A harmony without a root (a function or a numeral) is no chord symbol: left out");
            return null;
        }
        if (harmony.children("kind").size() > 1) {
            reading.notices().add(harmony, "Of chords on top of each other in one harmony the first is read");
        }
        @Nullable NoteName bass = name(harmony, "bass", transposition);
        List<Degree> degrees = degrees(harmony, reading);
        if (kind == ChordKind.OTHER && !word.equals("other")) {
            reading.notices()
                    .add(harmony, "The kind of chord \"" + Reading.brief(word) + "\" is unknown: kept as text");
        } else if (word.endsWith("69") || word.equals("augmented-ninth")) {
            degrees.add(new Degree(9, 0, Degree.Change.ADD));
        }
        if (kind == ChordKind.NONE || bass != null && bass.equals(root)) {
            bass = null;
        }
        return new ChordSymbol(Rational.ZERO, root, kind, degrees, bass, text(kindElement, word, kind, root, bass));
    }

    /** Whether a chord that is told by its text alone has a root only because the schema wants one. */
    private static boolean isSilent(XmlElement harmony, ChordKind kind) {
        XmlElement root = harmony.child("root");
        XmlElement step = root == null ? null : root.child("root-step");
        return kind == ChordKind.OTHER
                && step != null
                && step.says("text", "")
                && step.attributes().containsKey("text");
    }

    private static String text(
            @Nullable XmlElement element,
            String word,
            ChordKind kind,
            @Nullable NoteName root,
            @Nullable NoteName bass) {
        boolean told = element != null && element.attributes().containsKey("text");
        if (!told && (kind != ChordKind.OTHER || word.equals("other"))) {
            return "";
        }
        return ChordText.whole(root, told ? kindText(element) : Reading.brief(word), bass);
    }

    private static String kindText(@Nullable XmlElement kind) {
        return kind == null ? "" : Reading.brief(kind.attribute("text"));
    }

    private static ChordKind kind(String word) {
        if (word.isEmpty()) {
            return ChordKind.MAJOR;
        }
        return ChordKind.ofMusicXml(word)
                .orElseGet(() -> OTHER_WORDS.getOrDefault(word.toLowerCase(Locale.ROOT), ChordKind.OTHER));
    }

    private static @Nullable NoteName name(XmlElement harmony, String what, Interval transposition)
            throws ScoreException {
        XmlElement name = harmony.child(what);
        if (name == null) {
            return null;
        }
        XmlElement alterElement = name.child(what + "-alter");
        int alter = alterElement == null || alterElement.text().isEmpty() ? 0 : Reading.integer(alterElement, -4, 4);
        try {
            Step step = Step.valueOf(name.textOf(what + "-step").toUpperCase(Locale.ROOT));
            return new Written(step, alter, 4).sounding(transposition).name();
        } catch (IllegalArgumentException e) {
            throw Reading.unreadable(
                    name,
                    "The " + what + " of a chord (\"" + Reading.brief(name.textOf(what + "-step"))
                            + "\") is no note name");
        }
    }

    private static List<Degree> degrees(XmlElement harmony, Reading reading) {
        List<Degree> degrees = new ArrayList<>();
        for (XmlElement degree : harmony.children("degree")) {
            int value = Reading.integer(degree.textOf("degree-value"), 1, 13, 0);
            int alter = Reading.integer(degree.textOf("degree-alter"), -4, 4, 0);
            Degree.Change change =
                    switch (degree.textOf("degree-type")) {
                        case "alter" -> Degree.Change.ALTER;
                        case "subtract" -> Degree.Change.SUBTRACT;
                        default -> Degree.Change.ADD;
                    };
            if (value == 0) {
                reading.notices().add(degree, "A degree of a chord is not from 1 to 13: left out");
            } else {
                degrees.add(new Degree(value, alter, change));
            }
        }
        return degrees;
    }
}
