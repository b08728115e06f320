package io.ripieno.models.benchmark;

import java.util.List;
import java.util.Locale;

/** Families of instruments, by which confusions of a tagger are more or less bad. */
enum Family {
    STRINGS(List.of("violin", "cello"), List.of("violin", "viola", "cello", "doublebass", "string_orchestra")),
    WOODWIND(
            List.of("clarinet", "flute", "saxophone"),
            List.of("clarinet", "flute", "saxophone", "oboe", "bassoon", "piccolo")),
    BRASS(List.of("trumpet", "trombone"), List.of("trumpet", "trombone", "horn", "tuba")),
    VOICE(List.of("voice"), List.of("dcs_", "voice", "singer", "choir")),
    KEYS(List.of("accordion", "organ", "piano", "synthesizer"), List.of("accordion", "organ", "piano")),
    PLUCKED(List.of("banjo", "bass", "guitar"), List.of("banjo", "guitar", "bass")),
    PERCUSSION(List.of("cymbals", "drums", "mallet_percussion"), List.of("cymbal", "drum", "marimba", "xylophone")),
    OTHER(List.of(), List.of());

    private final List<String> labels;
    private final List<String> names;

    Family(List<String> labels, List<String> names) {
        this.labels = labels;
        this.names = names;
    }

    /** That of a tagger's label. */
    static Family ofLabel(String label) {
        for (Family family : values()) {
            if (family.labels.contains(label)) {
                return family;
            }
        }
        return OTHER;
    }

    /** That which the name of a recording tells. */
    static Family ofRecording(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        for (Family family : values()) {
            if (family.names.stream().anyMatch(name::contains)) {
                return family;
            }
        }
        return OTHER;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
