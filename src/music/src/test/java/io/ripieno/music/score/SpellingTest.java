package io.ripieno.music.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {
    @ParameterizedTest
    @ValueSource(strings = {"C#5", "E-4", "F##3", "C4", "B--2", "A-0", "C9"})
    void aPitchIsReadAsItIsWritten(String text) {
        assertEquals(text, Pitch.parse(text).toString());
    }

    @ParameterizedTest
    @CsvSource({"C4,60", "C#5,73", "D-5,73", "E-4,63", "F##3,55", "B#3,60", "C-4,59", "A0,21", "C8,108"})
    void aPitchHasItsMidiNumber(String text, int midi) {
        assertEquals(midi, Pitch.parse(text).midi());
    }

    @Test
    void aPitchThatIsNoneIsNamed() {
        var error = assertThrows(IllegalArgumentException.class, () -> Pitch.parse("H4"));
        assertEquals(
                "\"H4\" is no pitch. Write letter, accidentals (# or -) and octave, such as C#5 or E-4.",
                error.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"C,0", "G,1", "F,-1", "D,2", "B,5", "F#,6", "B-,-2", "E-,-3", "G--,-13", "B##,19"})
    void namesLieOnTheLineOfFifths(String name, int fifths) {
        assertEquals(fifths, NoteName.parse(name).fifths());
        assertEquals(name, NoteName.ofFifths(fifths).toString());
    }

    @ParameterizedTest
    @CsvSource({"0,C C# D E- E F F# G G# A B- B", "4,B# C# D D# E E# F# G G# A A# B", "-4,C D- D E- E F G- G A- A B- C-"
    })
    void aKeySpellsTheTwelveNotes(int fifths, String names) {
        var key = new Key(fifths, Mode.MAJOR);
        String[] expected = names.split(" ");
        for (int midi = 60; midi < 72; midi++) {
            assertEquals(expected[midi - 60], key.spell(midi).name().toString());
        }
    }

    @Test
    void everyKeySpellsEveryNumberAsItself() {
        for (int fifths = -14; fifths <= 14; fifths++) {
            for (int midi = 0; midi < 128; midi++) {
                assertEquals(midi, new Key(fifths, Mode.NONE).spell(midi).midi());
            }
        }
    }

    @Test
    void aSignatureAltersTheLettersOfItsScale() {
        for (int fifths = -14; fifths <= 14; fifths++) {
            for (Step step : Step.values()) {
                int place = new NoteName(step, new Key(fifths, Mode.MAJOR).alter(step)).fifths();
                assertEquals(true, place >= fifths - 1 && place <= fifths + 5, step + " under " + fifths);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"D,DORIAN,0", "A,MINOR,0", "G,MAJOR,1", "E,PHRYGIAN,0", "F#,MINOR,3", "A,MIXOLYDIAN,2", "F,LYDIAN,0"})
    void aTonicAndAModeMakeAKey(String tonic, Mode mode, int fifths) {
        Key key = Key.of(NoteName.parse(tonic), mode);
        assertEquals(fifths, key.fifths());
        assertEquals(tonic, key.tonic().toString());
    }
}
