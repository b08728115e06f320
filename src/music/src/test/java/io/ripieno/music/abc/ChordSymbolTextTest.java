package io.ripieno.music.abc;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.music.score.ChordKind;
import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.ChordSymbol.Degree;
import io.ripieno.music.score.ChordSymbol.Degree.Change;
import io.ripieno.music.score.NoteName;
import io.ripieno.music.score.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChordSymbolTextTest {
    @ParameterizedTest
    @CsvSource({
        "G, 'G major'",
        "Bb, 'B- major'",
        "F#m, 'F# minor'",
        "A7, 'A dominant'",
        "Dmaj7, 'D major-seventh'",
        "Em7, 'E minor-seventh'",
        "F#m7b5/A, 'F# half-diminished/A'",
        "Gd, 'G diminished'",
        "C#dim7, 'C# diminished-seventh'",
        "C+, 'C augmented'",
        "Caug7, 'C augmented-seventh'",
        "Am(maj7), 'A major-minor'",
        "C6/9, 'C major-sixth +9'",
        "D/f+, 'D major/F#'",
        "Gm/bb, 'G minor/B-'",
        "A7/c#, 'A dominant/C#'",
        "(E7), 'E dominant'",
        "G(Em), 'G major'",
        "E7b9, 'E dominant +b9'",
        "C7#9b5, 'C dominant +#9 b5'",
        "C(b9), 'C major +b9'",
        "Dsus4, 'D suspended-fourth'",
        "A7sus4, 'A suspended-fourth +7'",
        "Cadd9, 'C major +9'",
        "Gno3, 'G major -3'",
        "N.C., 'none'",
        "E5, 'E power'",
        "G/G, 'G major'"
    })
    void symbolsAreReadWithTheirKinds(String text, String expected) {
        assertThat(ChordSymbolText.parse(text).map(ChordSymbolTextTest::word)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "D.C.", "Segno", "Fine", "End", "dance", "H", "", "A/x", "C13x", "Slow", "^G", "p"})
    void otherTextsAreNoChords(String text) {
        assertThat(ChordSymbolText.parse(text)).isEmpty();
    }

    @Test
    void everySymbolThatIsWrittenIsReadAsTheSame() {
        Random random = new Random(4);
        int written = 0;
        for (int i = 0; i < 5000; i++) {
            ChordSymbol chord = random(random);
            var text = ChordSymbolText.format(chord);
            written += text.isPresent() ? 1 : 0;
            text.ifPresent(symbol -> assertThat(ChordSymbolText.parse(symbol).map(ChordSymbolTextTest::word))
                    .as(symbol)
                    .contains(word(chord)));
        }
        assertThat(written).isGreaterThan(2000);
    }

    private static ChordSymbol random(Random random) {
        ChordKind kind = ChordKind.values()[random.nextInt(ChordKind.values().length)];
        List<Degree> degrees = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            degrees.add(new Degree(
                    random.nextBoolean() ? 9 : 5, random.nextInt(3) - 1, Change.values()[random.nextInt(3)]));
        }
        NoteName root = kind == ChordKind.NONE ? null : NoteName.ofFifths(random.nextInt(15) - 7);
        return new ChordSymbol(
                Rational.ZERO, root, kind, degrees, random.nextInt(3) == 0 ? NoteName.ofFifths(20 - 7) : null, "");
    }

    private static String word(ChordSymbol chord) {
        StringBuilder word = new StringBuilder(chord.root() == null ? "" : chord.root() + " ")
                .append(chord.kind().musicXml());
        for (Degree degree : chord.degrees()) {
            String sign = degree.change() == Change.ADD ? "+" : degree.change() == Change.SUBTRACT ? "-" : "";
            String alter = degree.alter() == 0 ? "" : degree.alter() > 0 ? "#" : "b";
            word.append(' ').append(sign).append(alter).append(degree.value());
        }
        return word + (chord.bass() == null ? "" : "/" + chord.bass());
    }
}
