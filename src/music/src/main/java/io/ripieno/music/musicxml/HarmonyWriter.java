package io.ripieno.music.musicxml;

import io.ripieno.music.score.ChordKind;
import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.Interval;
import io.ripieno.music.score.NoteName;
import java.io.IOException;
import java.util.Locale;

/** Writes chord symbols as {@code harmony} elements. */
final class HarmonyWriter {
    private HarmonyWriter() {}

    /** Writes a chord symbol; its offset from the cursor is a number of divisions, 0 for none. */
    static void write(XmlWriter xml, ChordSymbol chord, Interval transposition, String offset) throws IOException {
        xml.open("harmony");
        NoteName root = chord.root();
        if (root == null) {
            xml.open("root");
            xml.leaf("root-step", "C", "text", "");
            xml.close();
        } else {
            name(xml, "root", root, transposition);
        }
        kind(xml, chord);
        NoteName bass = chord.bass();
        if (bass != null && chord.kind() != ChordKind.NONE) {
            name(xml, "bass", bass, transposition);
        }
        for (ChordSymbol.Degree degree : chord.degrees()) {
            xml.open("degree");
            xml.leaf("degree-value", degree.value());
            xml.leaf("degree-alter", degree.alter());
            xml.leaf("degree-type", degree.change().name().toLowerCase(Locale.ROOT));
            xml.close();
        }
        if (!offset.equals("0")) {
            xml.leaf("offset", offset);
        }
        xml.close();
    }

    /** Whether the chord's text cannot be kept: it does not begin with its root and end with its bass. */
    static boolean losesText(ChordSymbol chord) {
        return !chord.text().isEmpty() && ChordText.ofKind(chord) == null;
    }

    private static void kind(XmlWriter xml, ChordSymbol chord) throws IOException {
        String text = ChordText.ofKind(chord);
        if (chord.text().isEmpty() || text == null) {
            xml.leaf("kind", chord.kind().musicXml());
        } else {
            xml.leaf("kind", chord.kind().musicXml(), "text", text);
        }
    }

    private static void name(XmlWriter xml, String what, NoteName sounding, Interval transposition) throws IOException {
        Written written = Written.of(sounding, transposition);
        xml.open(what);
        xml.leaf(what + "-step", written.step());
        if (written.alter() != 0) {
            xml.leaf(what + "-alter", written.alter());
        }
        xml.close();
    }
}
