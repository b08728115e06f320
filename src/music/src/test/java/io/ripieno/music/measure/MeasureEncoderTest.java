package io.ripieno.music.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ripieno.music.measure.NotEncodableException.Reason;
import io.ripieno.music.score.Barlines;
import io.ripieno.music.score.Event;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Rest;
import io.ripieno.music.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeasureEncoderTest {
    private static final MeasureEncoder ENCODER = new MeasureEncoder(MeasureSettings.USUAL);
    private static final MeasureEncoder MERGING = new MeasureEncoder(MeasureSettings.USUAL.merging());

    @Test
    void ticksAreThoseOfSixteenthsAndTriplets() {
        assertThat(List.of(0, 1, 2, 3, 4, 5, 6, 24).stream().map(TickGrid::onset))
                .containsExactly(
                        Rational.ZERO,
                        Rational.of(1, 4),
                        Rational.of(1, 3),
                        Rational.of(1, 2),
                        Rational.of(2, 3),
                        Rational.of(3, 4),
                        Rational.ONE,
                        Rational.of(4));
        assertThat(List.of(0, 1, 2, 3, 4, 5).stream().map(TickGrid::duration))
                .containsExactly(
                        Rational.of(1, 4),
                        Rational.of(1, 12),
                        Rational.of(1, 6),
                        Rational.of(1, 6),
                        Rational.of(1, 12),
                        Rational.of(1, 4));
        for (int tick = 0; tick < 100; tick++) {
            assertThat(TickGrid.tickAt(TickGrid.onset(tick))).isEqualTo(tick);
        }
        assertThat(TickGrid.tickAt(Rational.of(1, 8))).isEqualTo(TickGrid.OFF_GRID);
        assertThat(TickGrid.tickAt(Rational.of(1, 12))).isEqualTo(TickGrid.OFF_GRID);
    }

    @Test
    void aTokenStandsWhereItsEventBeginsAndKeepsItsSpelling() throws Exception {
        TokenTune tune = ENCODER.encode(Tunes.score("0:1:C#5 1:1/2:D-5 2:1/3:E4 7/3:1/3:F4 8/3:1/3:G4"));
        assertThat(tune.bars())
                .singleElement()
                .hasToString("C#5 __ __ __ __ __ D-5 __ __ rest __ __ E4 __ F4 __ G4 __ rest __ __ __ __ __");
    }

    @Test
    void aNoteIsHeldAcrossTheBarLineAndSilenceBeginsAnewInEachBar() throws Exception {
        TokenTune tune = ENCODER.encode(Tunes.score(Tunes.notes("3:2:C4"), Tunes.bars(3)));
        assertThat(tune.bars()).hasSize(3);
        assertThat(tune.bars().get(0).toString()).startsWith("rest __").endsWith("C4 __ __ __ __ __");
        assertThat(tune.bars().get(1).toString()).startsWith("__ __ __ __ __ __ rest __");
        assertThat(tune.bars().get(2).toString()).startsWith("rest __ __");
    }

    @Test
    void eachWrittenRestIsATokenUnlessTheyAreMerged() throws Exception {
        Score score = resting(
                Tunes.notes("2:1:C4"),
                2,
                Rest.of(Rational.ZERO, Rational.ONE),
                Rest.of(Rational.ONE, Rational.ONE),
                Rest.of(Rational.of(3), Rational.of(1, 2)),
                Rest.of(Rational.of(7, 2), Rational.of(9, 2)));
        assertThat(ENCODER.encode(score).bars().stream().map(TokenBar::toString))
                .containsExactly(
                        "rest __ __ __ __ __ rest __ __ __ __ __ C4 __ __ __ __ __ rest __ __ rest __ __",
                        "__ __ __ __ __ __ __ __ __ __ __ __ __ __ __ __ __ __ __ __ __ __ __ __");
        assertThat(MERGING.encode(score).bars().stream().map(TokenBar::toString))
                .containsExactly(
                        "rest __ __ __ __ __ __ __ __ __ __ __ C4 __ __ __ __ __ rest __ __ __ __ __",
                        "rest __ __ __ __ __ __ __ __ __ __ __ __ __ __ __ __ __ __ __ __ __ __ __");
    }

    @Test
    void whatIsPaddedBesidesWrittenRestsIsARestOfItsOwn() throws Exception {
        Score score = resting(Tunes.notes("1:1:C4"), 1, Rest.of(Rational.of(2), Rational.ONE));
        assertThat(ENCODER.encode(score).bars())
                .singleElement()
                .hasToString("rest __ __ __ __ __ C4 __ __ __ __ __ rest __ __ __ __ __ rest __ __ __ __ __");
    }

    @Test
    void aRestUnderANoteIsNone() throws Exception {
        Score score = resting(
                Tunes.notes("1:1:C4"),
                1,
                Rest.of(Rational.ZERO, Rational.of(4)).inVoice(2, 1),
                Rest.of(Rational.of(9, 8), Rational.of(1, 8)).inVoice(3, 1));
        assertThat(ENCODER.encode(score).bars())
                .singleElement()
                .hasToString("rest __ __ __ __ __ C4 __ __ __ __ __ rest __ __ __ __ __ __ __ __ __ __ __");
    }

    @Test
    void aWrittenRestBetweenTicksIsRefusedUnlessTheyAreMerged() throws Exception {
        Score score = resting(Tunes.notes("0:1:C4"), 1, Rest.of(Rational.of(9, 8), Rational.of(7, 8)));
        assertThat(refusal(ENCODER, score))
                .hasMessageStartingWith("a rest begins at quarter 9/8, in measure 1, between");
        assertThat(MERGING.encode(score).bars()).hasSize(1);
    }

    @Test
    void aPickupIsFilledUpFromTheLeft() throws Exception {
        Measure pickup = new Measure("0", Rational.ZERO, Rational.ONE, Metre.FOUR_FOUR, true, Barlines.PLAIN);
        TokenTune tune =
                ENCODER.encode(Tunes.score("0:1:G4 1:4:C5", pickup, Measure.of(1, Rational.ONE, Metre.FOUR_FOUR)));
        assertThat(tune.bars()).hasSize(2);
        assertThat(tune.bars().get(0).at(18).label()).isEqualTo("G4");
        assertThat(tune.bars().get(1).at(0).label()).isEqualTo("C5");
    }

    @Test
    void twoPartsOfOneBarAreNoPickup() throws Exception {
        Measure first = new Measure("1", Rational.ZERO, Rational.ONE, Metre.FOUR_FOUR, false, Barlines.PLAIN);
        Measure second = new Measure("1", Rational.ONE, Rational.of(3), Metre.FOUR_FOUR, true, Barlines.PLAIN);
        TokenTune tune = ENCODER.encode(Tunes.score("0:1:G4 1:3:C5", first, second));
        assertThat(tune.bars()).hasSize(1);
        assertThat(tune.bars().get(0).at(0).label()).isEqualTo("G4");
    }

    @Test
    void whatWasEncodedIsDecodedToTheSameNotes() throws Exception {
        var random = new Random(4);
        for (int i = 0; i < 200; i++) {
            int bars = 1 + random.nextInt(20);
            List<Note> notes = Tunes.onGrid(random, bars);
            Score score = resting(notes, bars, Tunes.restsOnGrid(random, bars));
            for (MeasureEncoder encoder : List.of(ENCODER, MERGING)) {
                TokenTune tune = encoder.encode(score);
                assertThat(MeasureDecoder.notes(tune.bars())).isEqualTo(notes);
                Score again = MeasureDecoder.score(tune.bars(), "Test");
                assertThat(again.measures()).hasSize(bars);
                assertThat(encoder.encode(again)).isEqualTo(tune);
            }
        }
    }

    @Test
    void aHoldBeforeAnythingAndTokensWithoutPitchAreSilence() {
        List<Token> tokens = new ArrayList<>(TokenBar.END.tokens());
        tokens.set(0, Token.Special.HOLD);
        tokens.set(6, Token.named("C4"));
        tokens.set(7, Token.Special.HOLD);
        tokens.set(8, Token.Special.OUT_OF_RANGE);
        tokens.set(9, Token.Special.HOLD);
        assertThat(MeasureDecoder.notes(List.of(new TokenBar(tokens)))).isEqualTo(Tunes.notes("1:1/3:C4"));
    }

    @Test
    void anotherMetreIsRefused() throws Exception {
        Measure bar = Measure.of(1, Rational.ZERO, Metre.of(3, 4));
        assertThat(refusal(ENCODER, Tunes.score("0:3:C4", bar)).reason()).isEqualTo(Reason.METRE);
        Measure cut = Measure.of(1, Rational.ZERO, Metre.of(2, 2));
        assertThat(ENCODER.encode(Tunes.score("0:4:C4", cut)).bars()).hasSize(1);
        var strict = new MeasureEncoder(MeasureSettings.USUAL.strict());
        assertThat(refusal(strict, Tunes.score("0:4:C4", cut)))
                .hasMessage("measure 1 is in 2/2; only tunes in 4/4 throughout are taken");
    }

    @Test
    void aChangeOfMetreIsRefusedAtItsMeasure() {
        Measure first = Measure.of(1, Rational.ZERO, Metre.FOUR_FOUR);
        Measure second = Measure.of(2, Rational.of(4), Metre.of(2, 4));
        NotEncodableException refusal = refusal(ENCODER, Tunes.score("0:4:C4", first, second));
        assertThat(refusal.reason()).isEqualTo(Reason.METRE);
        assertThat(refusal.onset()).isEqualTo(Rational.of(4));
    }

    @Test
    void aNoteBetweenTicksIsRefusedWithItsPlace() {
        NotEncodableException refusal = refusal(ENCODER, Tunes.score("0:4:C4 4:1/8:D4 33/8:1:E4"));
        assertThat(refusal.reason()).isEqualTo(Reason.OFF_GRID);
        assertThat(refusal.onset()).isEqualTo(Rational.of(33, 8));
        assertThat(refusal).hasMessageContaining("D4 ends at quarter 33/8, in measure 2");
    }

    @Test
    void polyphonySilenceAndRepeatsAreRefused() {
        assertThat(refusal(ENCODER, Tunes.score("0:2:C4 1:1:E4")).reason()).isEqualTo(Reason.POLYPHONIC);
        assertThat(refusal(ENCODER, Tunes.score(List.of(), Tunes.bars(1))).reason())
                .isEqualTo(Reason.NO_NOTES);
        Measure repeated = Measure.of(1, Rational.ZERO, Metre.FOUR_FOUR).with(Barlines.PLAIN.withEndRepeat(2));
        assertThat(refusal(ENCODER, Tunes.score("0:4:C4", repeated)).reason()).isEqualTo(Reason.FOLDED);
        var few = new MeasureEncoder(
                new MeasureSettings(true, 55, 84, MeasureSettings.OutOfRange.REFUSE, 1, MeasureSettings.Rests.MERGED));
        assertThat(refusal(few, Tunes.score("0:1:C4 1:1:D4")).reason()).isEqualTo(Reason.TOO_LONG);
    }

    @Test
    void aNoteBeyondTheRangeIsRefusedOrMarked() throws Exception {
        Score score = Tunes.score("0:1:C4 1:1:F#3 2:2:C6");
        NotEncodableException refusal = refusal(ENCODER, score);
        assertThat(refusal.reason()).isEqualTo(Reason.OUT_OF_RANGE);
        assertThat(refusal).hasMessageStartingWith("F#3 (MIDI 54) in measure 1");
        TokenTune marked = new MeasureEncoder(MeasureSettings.USUAL.marking()).encode(score);
        assertThat(marked.bars().get(0).at(6)).isEqualTo(Token.Special.OUT_OF_RANGE);
    }

    @Test
    void windowsBeginOneBarBeforeTheTuneAndArePadded() throws Exception {
        TokenTune tune = ENCODER.encode(Tunes.score(Tunes.notes("0:4:C4 64:4:D4"), Tunes.bars(17)));
        List<List<TokenBar>> windows = tune.windows();
        assertThat(windows).hasSize(2);
        assertThat(windows.get(0))
                .hasSize(16)
                .startsWith(TokenBar.START, tune.bars().get(0));
        assertThat(windows.get(1).subList(0, 3))
                .containsExactly(tune.bars().get(15), tune.bars().get(16), TokenBar.END);
        assertThat(tune.windows(1, 1)).hasSize(18).startsWith(List.of(TokenBar.START));
    }

    @Test
    void transpositionsKeepWithinTheRange() {
        assertThat(Transpositions.within(Tunes.notes("0:1:C4 1:1:C6"), MeasureSettings.USUAL))
                .containsExactly(-5, -4, -3, -2, -1, 0);
        assertThat(Transpositions.within(Tunes.notes("0:1:C3 1:1:C6"), MeasureSettings.USUAL))
                .isEmpty();
    }

    @Test
    void theBeatMarkerCountsBeatsUnlessTheDefectIsKept() {
        MetadataChannels fixed = MetadataChannels.of(2, MetadataChannels.BeatMarker.FIXED);
        assertThat(fixed.beat()).hasSize(48).startsWith(0, 0, 0, 0, 0, 0, 1).endsWith(2, 3, 3, 3, 3, 3, 3);
        assertThat(fixed.tick()).startsWith(0, 1, 2, 3, 4, 5, 0);
        assertThat(fixed.voice()).containsOnly(0);
        assertThat(MetadataChannels.of(2, MetadataChannels.BeatMarker.FAITHFUL).beat())
                .containsOnly(0);
    }

    private static Score resting(List<Note> notes, int bars, Rest... rests) {
        Score score = Tunes.score(notes, Tunes.bars(bars));
        List<Event> events = new ArrayList<>(notes);
        events.addAll(List.of(rests));
        return score.withParts(List.of(score.parts().get(0).withEvents(events)));
    }

    private static NotEncodableException refusal(MeasureEncoder encoder, Score score) {
        return catchThrowableOfType(NotEncodableException.class, () -> encoder.encode(score));
    }
}
