package io.ripieno.models.data.arrange.harmony;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.data.arrange.Chord;
import io.ripieno.models.data.arrange.Quality;
import io.ripieno.models.data.arrange.Scale;
import io.ripieno.models.data.arrange.tune.Abc;
import io.ripieno.models.data.arrange.tune.MelodyNote;
import io.ripieno.models.data.arrange.tune.OwnTunes;
import io.ripieno.models.data.arrange.tune.SourceTune;
import io.ripieno.models.data.arrange.tune.TuneChord;
import io.ripieno.models.data.phrase.Dice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HarmoniserTest {
    @Test
    void aMajorTuneEndsWithDominantAndTonic() {
        for (long seed = 0; seed < 20; seed++) {
            List<TuneChord> chords = Harmoniser.harmonise(Abc.tune(Abc.PLAIN), seed);
            assertThat(chords.get(chords.size() - 1).chord()).isEqualTo(Chord.of(0, Quality.MAJOR));
            Chord before = chords.get(chords.size() - 2).chord();
            assertThat(before).isNotNull();
            assertThat(before.root()).as("seed " + seed + ": " + chords).isIn(7, 11, 5, 2);
        }
    }

    @Test
    void aDorianTuneIsHarmonisedWithItsOwnChordsAndNoLeadingNote() {
        SourceTune tune = Abc.tune(Abc.DORIAN);
        Scale dorian = Scale.of(tune.key());
        for (long seed = 0; seed < 20; seed++) {
            List<TuneChord> chords = Harmoniser.harmonise(tune, seed);
            assertThat(chords.get(chords.size() - 1).chord()).isEqualTo(Chord.of(2, Quality.MINOR));
            for (TuneChord span : chords) {
                Chord chord = span.chord();
                assertThat(chord).isNotNull();
                for (int i = 0; i < chord.quality().size(); i++) {
                    assertThat(dorian.contains(chord.pitchClass(i)))
                            .as(chord.label())
                            .isTrue();
                }
            }
            assertThat(chords).as("the chord below the tonic").anyMatch(c -> Chord.of(0, Quality.MAJOR)
                    .equals(c.chord()));
        }
    }

    @Test
    void chordsAgreeWithTheMelodyMoreOftenThanThoseOfAnotherTune() {
        double found = 0;
        double shuffled = 0;
        double notes = 0;
        Dice dice = new Dice(3);
        for (long seed = 0; seed < 60; seed++) {
            SourceTune tune = OwnTunes.tune(seed);
            List<TuneChord> chords = Harmoniser.harmonise(tune, seed);
            List<TuneChord> random = new ArrayList<>();
            Scale scale = Scale.of(tune.key());
            chords.forEach(c -> random.add(new TuneChord(c.from(), c.to(), scale.triad(dice.whole(0, 6)))));
            for (MelodyNote note : tune.melody()) {
                notes += note.quarters();
                found += agrees(chords, note) ? note.quarters() : 0;
                shuffled += agrees(random, note) ? note.quarters() : 0;
            }
        }
        assertThat(found / notes).isGreaterThan(0.7);
        assertThat(found / notes).isGreaterThan(shuffled / notes + 0.25);
    }

    @Test
    void chordsOfTheTuneAreKept() {
        SourceTune tune = Abc.tune(Abc.FIVE);
        assertThat(Harmoniser.chords(tune, 5)).isEqualTo(tune.chords());
    }

    @Test
    void chordsCoverTheTuneAndRepeatThemselvesFromTheSeed() {
        SourceTune tune = Abc.tune(Abc.DORIAN);
        List<TuneChord> chords = Harmoniser.harmonise(tune, 11);
        double at = 0;
        for (TuneChord chord : chords) {
            assertThat(chord.from()).isEqualTo(at);
            at = chord.to();
        }
        assertThat(at).isEqualTo(16 * 3.0);
        assertThat(Harmoniser.harmonise(tune, 11)).isEqualTo(chords);
    }

    private static boolean agrees(List<TuneChord> chords, MelodyNote note) {
        return chords.stream()
                .filter(c -> c.from() <= note.from() + 1e-6 && c.to() > note.from() + 1e-6)
                .anyMatch(c -> c.chord() != null && c.chord().contains(note.key()));
    }
}
