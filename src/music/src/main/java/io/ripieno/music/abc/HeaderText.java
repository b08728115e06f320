package io.ripieno.music.abc;

import io.ripieno.music.score.Instrument;
import io.ripieno.music.score.Interval;
import io.ripieno.music.score.Metadata;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Score;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The header of a tune that is written: what it says about itself, and what holds at its start. */
final class HeaderText {
    private static final Map<String, Character> FIELDS = AbcHeader.OTHER.entrySet().stream()
            .filter(entry -> entry.getKey() != 'w' && entry.getKey() != 'I')
            .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey, (a, b) -> a, TreeMap::new));

    private final StringBuilder text = new StringBuilder();

    /** @param tempo of {@code Q:}, or empty */
    static String of(Score score, UnitLength unit, String tempo) {
        HeaderText header = new HeaderText();
        header.metadata(score.metadata());
        header.line(
                "M",
                score.measures().isEmpty()
                        ? "4/4"
                        : metre(score.measures().get(0).metre()));
        header.line("L", unit.fraction());
        if (!tempo.isEmpty()) {
            header.line("Q", tempo);
        }
        for (Part part : score.parts()) {
            header.voice(part, score.parts().size() > 1);
        }
        header.line("K", KeyText.of(score.keys().first().plus(lead(score).reversed())));
        return header.text.toString();
    }

    /** From written to sounding pitches in the part whose key the header gives. */
    static Interval lead(Score score) {
        return score.parts().isEmpty() ? Interval.UNISON : score.parts().get(0).transposition();
    }

    static String metre(Metre metre) {
        return switch (metre.sign()) {
            case FREE -> "none";
            case COMMON -> metre.toString().equals("4/4") ? "C" : metre.toString();
            case CUT -> metre.toString().equals("2/2") ? "C|" : metre.toString();
            case NUMBERS -> metre.toString();
        };
    }

    /** A voice's name as it can stand after {@code V:}. */
    static String voice(Part part) {
        return part.id().replaceAll("[\\s\\]%*]", "_");
    }

    /** The parts of a tune by the index of the measure with which they begin. */
    static Map<Integer, String> sections(Score score) {
        Map<Integer, String> sections = new TreeMap<>();
        for (String section :
                score.metadata().other().getOrDefault(Metadata.SECTIONS, "").split(" ")) {
            if (section.matches("\\S@\\d{1,6}")) {
                sections.put(Integer.parseInt(section.substring(2)), section.substring(0, 1));
            }
        }
        return sections;
    }

    private void metadata(Metadata metadata) {
        line("X", metadata.number().matches("[\\w.-]{1,40}") ? metadata.number() : "1");
        fields("T", metadata.title().replace('\n', ' '));
        fields("T", metadata.other().getOrDefault("titles", ""));
        fields("C", metadata.composer());
        fields("A", metadata.lyricist());
        fields("S", metadata.source());
        metadata.other().forEach((name, value) -> {
            Character letter = FIELDS.get(name);
            if (letter != null) {
                fields(letter.toString(), value);
            } else if (!name.equals("titles") && !name.equals(Metadata.SECTIONS) && name.matches("\\S{1,64}")) {
                text.append("%%metadata ")
                        .append(name)
                        .append(' ')
                        .append(AbcSource.onOneLine(value))
                        .append('\n');
            }
        });
    }

    private void voice(Part part, boolean several) {
        Interval transposition = part.transposition();
        boolean plain =
                part.id().equals(AbcTune.ONLY_VOICE) && part.name().isEmpty() && transposition.equals(Interval.UNISON);
        if (several || !plain) {
            String name = part.name().isEmpty()
                    ? ""
                    : " name=\"" + AbcSource.escape(part.name()).replace('"', '\'') + "\"";
            String transpose = transposition.equals(Interval.UNISON) ? "" : " transpose=" + transposition.semitones();
            line("V", voice(part) + name + transpose);
        }
        Instrument instrument = part.instrument();
        if (instrument.program() >= 0) {
            text.append("%%MIDI program ").append(instrument.program()).append('\n');
        }
        if (instrument.channel() > 0) {
            text.append("%%MIDI channel ").append(instrument.channel()).append('\n');
        }
    }

    private void fields(String letter, String value) {
        value.lines().filter(part -> !part.isBlank()).forEach(part -> line(letter, AbcSource.escape(part.strip())));
    }

    static boolean canWrite(Interval transposition) {
        return Math.abs(transposition.semitones()) <= VoiceSettings.MOST_SEMITONES
                && transposition.equals(Interval.ofSemitones(transposition.semitones()));
    }

    private void line(String letter, String value) {
        text.append(letter).append(':').append(value).append('\n');
    }
}
