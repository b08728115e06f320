package io.ripieno.models.data.piece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.Role;
import io.ripieno.models.data.augment.Strength;
import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.models.data.piece.RenderSettings.Fonts;
import io.ripieno.models.data.render.FluidSynth;
import io.ripieno.models.data.render.JdkSynthesizer;
import io.ripieno.models.data.render.Presets;
import io.ripieno.models.data.render.Sound;
import io.ripieno.models.data.render.SoundFont;
import io.ripieno.models.data.render.SoundFonts;
import io.ripieno.models.data.render.SynthesisException;
import io.ripieno.models.data.render.SynthesisException.Problem;
import io.ripieno.models.data.render.SynthesizerSound;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class PieceRendererTest {
    private static final Sound GENERATED = new SynthesizerSound(JdkSynthesizer.withoutFont(), Presets.general());

    private static PieceRenderer renderer(Sound sound, int channels, Strength strength) {
        return new PieceRenderer(
                new Sounds(List.of(sound)), new RenderSettings(16_000, channels, Fonts.PIECE, strength));
    }

    @Test
    void stemsSumToTheMix() throws SynthesisException {
        for (int channels : new int[] {1, 2}) {
            RenderedPiece piece =
                    renderer(GENERATED, channels, Strength.ANY_RECORDING).render(HandMadePiece.trio(), 5);
            assertThat(piece.stems()).hasSize(3);
            assertThat(piece.channels()).isEqualTo(channels);
            assertThat(piece.seconds()).isCloseTo(HandMadePiece.SECONDS + 1.5, within(1e-3));
            assertThat(piece.residual()).isLessThan(-120);
        }
    }

    @Test
    void aHundredthOfTheMixLeftOverIsFortyDecibelsBelowIt() throws SynthesisException {
        RenderedPiece piece = renderer(GENERATED, 1, Strength.STUDIO).render(HandMadePiece.trio(), 5);
        float[] louder = piece.mix()[0].clone();
        for (int i = 0; i < louder.length; i++) {
            louder[i] *= 1.01f;
        }
        RenderedPiece changed = new RenderedPiece(
                piece.arrangement(),
                piece.seed(),
                piece.sampleRate(),
                piece.stems(),
                new float[][] {louder},
                piece.heard(),
                piece.activity());
        assertThat(changed.residual()).isCloseTo(20 * Math.log10(0.01 / 1.01), within(0.01));
    }

    @Test
    void aStemHoldsItsTrackAlone() throws SynthesisException {
        RenderedPiece piece = renderer(GENERATED, 1, Strength.LEVEL_ONLY).render(HandMadePiece.trio(), 3);
        float[] flute = piece.stems().get(0).samples()[0];
        assertThat(peak(flute, 0, 0.95)).isZero();
        assertThat(peak(flute, 1, 3)).isGreaterThan(0.01f);
        float[] drums = piece.stems().get(2).samples()[0];
        assertThat(peak(drums, 0, 4.95)).isLessThan(1e-6f);
        assertThat(peak(drums, 5, 8)).isGreaterThan(0.01f);
    }

    private static float peak(float[] samples, double from, double to) {
        float peak = 0;
        for (int i = (int) (from * 16_000); i < to * 16_000; i++) {
            peak = Math.max(peak, Math.abs(samples[i]));
        }
        return peak;
    }

    @Test
    void theSameSeedGivesTheSameSoundAndAnotherSeedAnother() throws SynthesisException {
        PieceRenderer renderer = renderer(GENERATED, 1, Strength.ANY_RECORDING);
        RenderedPiece first = renderer.render(HandMadePiece.trio(), 5);
        RenderedPiece again = renderer(GENERATED, 1, Strength.ANY_RECORDING).render(HandMadePiece.trio(), 5);
        RenderedPiece other = renderer.render(HandMadePiece.trio(), 6);
        assertThat(again.mix()).isDeepEqualTo(first.mix());
        assertThat(again.heard()).isDeepEqualTo(first.heard());
        assertThat(again.activity()).isEqualTo(first.activity());
        assertThat(other.mix()).isNotEqualTo(first.mix());
    }

    @Test
    void activityFollowsTheNotesThatCanBeHeard() throws SynthesisException {
        Activity activity = renderer(GENERATED, 1, Strength.LEVEL_ONLY)
                .render(HandMadePiece.trio(), 3)
                .activity();
        assertThat(activity.hop()).isEqualTo(0.05);
        assertThat(activity.isActive(Instrument.FLUTE, 10)).isFalse();
        assertThat(activity.isActive(Instrument.FLUTE, 30)).isTrue();
        assertThat(activity.isActive(Instrument.FLUTE, 90)).isFalse();
        assertThat(activity.seconds(Instrument.FLUTE, 0, 9.5)).isBetween(1.9, 3.1);
        assertThat(activity.seconds(Instrument.CELLO, 0, 8)).isGreaterThan(7.5);
        assertThat(activity.seconds(Instrument.DRUMS, 0, 5)).isZero();
        assertThat(activity.seconds(Instrument.PIANO, 0, 9.5)).isZero();
        boolean[] present = activity.present(4, 9.5, 1.5);
        assertThat(present[Instrument.FLUTE.ordinal()]).isFalse();
        assertThat(present[Instrument.CELLO.ordinal()]).isTrue();
        assertThat(present[Instrument.DRUMS.ordinal()]).isTrue();
    }

    @Test
    void aProgramThatNoFontHasIsNamed() {
        Sound piano = new SynthesizerSound(JdkSynthesizer.withoutFont(), new Presets(Set.of(0)));
        PieceRenderer renderer = renderer(piano, 1, Strength.LEVEL_ONLY);
        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> renderer.render(HandMadePiece.trio(), 1))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.PROGRAM_MISSING))
                .withMessageContaining("program 73 for flute");
    }

    @Test
    void aTrackIsPlayedByAFontThatHasItsProgram() throws SynthesisException {
        Sound flutes = new SynthesizerSound(JdkSynthesizer.withoutFont(), new Presets(Set.of(73)));
        Sounds sounds = new Sounds(List.of(flutes, GENERATED));
        PieceRenderer renderer =
                new PieceRenderer(sounds, new RenderSettings(16_000, 1, Fonts.TRACK, Strength.LEVEL_ONLY));
        for (int seed = 0; seed < 3; seed++) {
            assertThat(renderer.render(HandMadePiece.trio(), seed).stems()).hasSize(3);
        }
    }

    @Test
    void fluidsynthRendersTheSameStemsEachTime() throws SynthesisException {
        Sound sound = fluidsynth();
        RenderedPiece first = renderer(sound, 2, Strength.STUDIO).render(HandMadePiece.trio(), 9);
        RenderedPiece again = renderer(sound, 2, Strength.STUDIO).render(HandMadePiece.trio(), 9);
        assertThat(again.mix()).isDeepEqualTo(first.mix());
        assertThat(first.residual()).isLessThan(-120);
    }

    @Test
    void anInstrumentIsHeardInItsOwnStemOnly() throws SynthesisException {
        Sound sound = fluidsynth();
        RenderedPiece piece = renderer(sound, 1, Strength.LEVEL_ONLY).render(HandMadePiece.trio(), 9);
        assertThat(peak(piece.stems().get(0).samples()[0], 0, 0.95)).isZero();
        assertThat(peak(piece.stems().get(2).samples()[0], 0, 4.95)).isZero();
        RenderedPiece alone = renderer(sound, 1, Strength.LEVEL_ONLY)
                .render(HandMadePiece.of(List.of(HandMadePiece.track(Player.FLUTE, Role.MELODY, 73, 1, 3, 72))), 9);
        assertThat(piece.activity().seconds(Instrument.FLUTE, 0, 9))
                .isCloseTo(alone.activity().seconds(Instrument.FLUTE, 0, 9), within(1.0));
    }

    private static Sound fluidsynth() {
        try {
            SoundFont font = SoundFonts.timGm6mb();
            return new SynthesizerSound(FluidSynth.with(font), Presets.of(font));
        } catch (SynthesisException e) {
            System.out.println("SKIPPED, fluidsynth is not tested: " + e.getMessage());
            return Assumptions.abort(String.valueOf(e.getMessage()));
        }
    }
}
