package io.ripieno.music.abc;

import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metadata;
import java.util.List;
import java.util.StringJoiner;

/** Where the parts of a tune begin, kept among what the tune says about itself: {@code A@0 B@9}, by index of measure. */
final class PartSections {
    private PartSections() {}

    static void record(AbcTune tune, List<Measure> measures) {
        StringJoiner text = new StringJoiner(" ");
        for (AbcTune.Section section : tune.sections) {
            if (section.bar() < measures.size() && section.label().length() == 1) {
                text.add(section.label() + "@" + section.bar());
            }
        }
        if (text.length() > 0) {
            tune.header.addNamed(Metadata.SECTIONS, text.toString());
        }
    }
}
