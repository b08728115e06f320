package io.ripieno.music.dmelodies;

import static io.ripieno.music.dmelodies.Melody.HOLD;
import static io.ripieno.music.dmelodies.Melody.REST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MelodyVocabularyTest {
    /** The order of first appearance that the specification lists. */
    private static final String PITCHES =
            "C4 E4 G4 F4 A4 C5 B4 D5 E-4 G#4 F#4 B-4 E5 G5 F5 A5 C6 B5 D6 E-5 G#5 F#5 B-5 E6 G6 F6 A6 C7 B6 D7 E-6 G#6"
                    + " F#6 B-6 C#4 C#5 C#6 C#7 E-7 D4 E7 F7 F#7 G7 G#7 A7 B-7 B7 C8 C#8";

    @Test
    void pitchesStandInTheOrderOfTheirFirstAppearance() {
        MelodyVocabulary vocabulary = MelodyVocabulary.usual();
        assertThat(vocabulary.size()).isEqualTo(52);
        assertThat(vocabulary.names().subList(0, 2)).containsExactly("__", "rest");
        assertThat(vocabulary.names().subList(2, 52)).isEqualTo(List.of(PITCHES.split(" ")));
    }

    @Test
    void theOrderOfHoldAndRestCanBeTurned() {
        var vocabulary = new MelodyVocabulary(MelodyVocabulary.First.REST);
        assertThat(vocabulary.names().subList(0, 3)).containsExactly("rest", "__", "C4");
        Melody melody = Melodies.of(777);
        assertThat(vocabulary.decode(vocabulary.encode(melody))).isEqualTo(melody);
        assertThat(vocabulary.encode(Melodies.of(0))[6]).isZero();
    }

    @Test
    void holdsMakeNotesLongerAndTokensBeyondTheVocabularyAreHolds() {
        int[] tokens = new int[16];
        Arrays.fill(tokens, 1);
        tokens[0] = 0;
        tokens[2] = 2;
        tokens[3] = 0;
        tokens[4] = 61;
        tokens[15] = 3;
        Melody melody = MelodyVocabulary.usual().decode(tokens);
        assertThat(melody.at(0)).isEqualTo(HOLD);
        assertThat(melody.at(1)).isEqualTo(REST);
        assertThat(melody.notes()).containsExactly(new Melody.Sounding(2, 3, 60), new Melody.Sounding(15, 1, 64));
    }

    @Test
    void aPitchThatTheDataSetNeverUsesIsRefusedByName() {
        int[] slots = IntStream.range(0, 16).map(slot -> 48).toArray();
        assertThatThrownBy(() -> MelodyVocabulary.usual().encode(new Melody(slots)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("C3 (MIDI 48) is not in the vocabulary");
    }
}
