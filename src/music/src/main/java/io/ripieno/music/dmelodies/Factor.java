package io.ripieno.music.dmelodies;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a melody may be varied in, in the order of the columns. */
public enum Factor {
    TONIC("tonic", List.of("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")),
    OCTAVE("octave", List.of("4", "5", "6")),
    SCALE(
            "scale",
            Stream.of(Scale.values())
                    .map(scale -> scale.name().toLowerCase(Locale.ROOT))
                    .toList()),
    RHYTHM_BAR_1("rhythm_bar1", rhythms()),
    RHYTHM_BAR_2("rhythm_bar2", rhythms()),
    ARPEGGIO_CHORD_1("arp_chord1", directions()),
    ARPEGGIO_CHORD_2("arp_chord2", directions()),
    ARPEGGIO_CHORD_3("arp_chord3", directions()),
    ARPEGGIO_CHORD_4("arp_chord4", directions());

    private final String label;
    private final List<String> valueNames;

    Factor(String label, List<String> valueNames) {
        this.label = label;
        this.valueNames = valueNames;
    }

    /** As the file of the data set names it. */
    public String label() {
        return label;
    }

    /** In the order of the values 0, 1, ... */
    public List<String> valueNames() {
        return valueNames;
    }

    /** How many values it takes. */
    public int size() {
        return valueNames.size();
    }

    private static List<String> rhythms() {
        return IntStream.range(0, Rhythm.COUNT).mapToObj(Rhythm::name).toList();
    }

    private static List<String> directions() {
        return List.of("up", "down");
    }
}
