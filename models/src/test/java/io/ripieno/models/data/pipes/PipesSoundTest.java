package io.ripieno.models.data.pipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.Role;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.arrange.TrackNote;
import io.ripieno.models.data.phrase.Control;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.render.StemFormat;
import io.ripieno.models.data.solo.Sampler;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PipesSoundTest {
    private static final int RATE = 16_000;
    private static final StemFormat TWO_SECONDS = new StemFormat(RATE, 1, 2 * RATE);
    private static final PipesSound PIPES = new PipesSound(1);

    @Test
    void playsOrgansAndAccordionsOnly() {
        assertThat(PIPES.plays(track(Player.ORGAN, 60))).isTrue();
        assertThat(PIPES.plays(track(Player.ACCORDION, 60))).isTrue();
        assertThat(PIPES.plays(track(Player.HARMONICA, 60))).isFalse();
    }

    @Test
    void soundsWhileKeysAreHeldAndFadesSoonAfter() {
        for (int key = 48; key < 84; key += 5) {
            float[] sound = PIPES.play(List.of(track(Player.ACCORDION, key)), TWO_SECONDS)
                    .get(0)[0];
            assertThat(power(sound, 0, 0.5)).isZero();
            assertThat(power(sound, 0.7, 1.3)).isGreaterThan(1e-5);
            assertThat(power(sound, 1.9, 2)).isZero();
        }
    }

    @Test
    void widerOnesSoundWhileKeysAreHeldToo() {
        for (int seed = 0; seed < 24; seed++) {
            PipesSound wide = new PipesSound(seed, PipesSound.Choice.WIDE);
            Player player = seed % 2 == 0 ? Player.ORGAN : Player.ACCORDION;
            float[] sound =
                    wide.play(List.of(track(player, 48 + seed)), TWO_SECONDS).get(0)[0];
            assertThat(sound).doesNotContain(Float.NaN);
            assertThat(power(sound, 0, 0.5)).isZero();
            assertThat(power(sound, 0.7, 1.3)).as("seed " + seed).isGreaterThan(1e-6);
            assertThat(power(sound, 1.9, 2)).isZero();
        }
    }

    @Test
    void inASamplerABodyMovesWithTheKey() {
        Rank rank = new Rank(1, 0, 1, 0.5, 1, 20, 600, 3);
        Sampler sampler = new Sampler(12, 0, 1, 20_000, 0, 1, false);
        assertThat(sampler.recorded(48)).isEqualTo(sampler.recorded(58));
        assertThat(rank.period(58, RATE, sampler)).isEqualTo(rank.period(48, RATE, sampler));
        assertThat(energy(rank.period(58, RATE))).isLessThan(0.9 * energy(rank.period(48, RATE)));
    }

    @Test
    void clicksBeginWithTheNoteAndAreSoonGone() {
        Action action = new Action(List.of(), 1, 1, 0.004, 0, 1, Sampler.NONE);
        float[] sound = new float[2 * RATE];
        action.move(List.of(new TrackNote(1, 1, 0.5, 1, 60, 90)), 0.05, new Dice(2), RATE, sound);
        assertThat(power(sound, 0, 0.5)).isZero();
        assertThat(power(sound, 0.5, 0.52)).isPositive();
        assertThat(power(sound, 0.53, 2)).isZero();
    }

    @Test
    void bellowsLetTheSoundComeAndGo() {
        float[] sound = new float[2 * RATE];
        Arrays.fill(sound, 1);
        new Action(List.of(), 1, 0, 1, 0.6, 1, Sampler.NONE).move(List.of(), 0.05, new Dice(2), RATE, sound);
        double[] second = IntStream.range(0, RATE).mapToDouble(i -> sound[i]).toArray();
        assertThat(Arrays.stream(second).max().orElseThrow()).isCloseTo(1, within(1e-3));
        assertThat(Arrays.stream(second).min().orElseThrow()).isCloseTo(0.4, within(1e-3));
    }

    @Test
    void isAnotherInstrumentForOtherNotesAndTheSameForTheSame() {
        Track track = track(Player.ORGAN, 60);
        float[] first = PIPES.play(List.of(track), TWO_SECONDS).get(0)[0];
        assertThat(PIPES.play(List.of(track), TWO_SECONDS).get(0)[0]).isEqualTo(first);
        assertThat(new PipesSound(2).play(List.of(track), TWO_SECONDS).get(0)[0])
                .isNotEqualTo(first);
    }

    @Test
    void aRankRepeatsWithTheFrequencyOfItsKeyAndStopsBelowHalfTheRate() {
        Rank rank = new Rank(0.5, 0, 1, 1, 1, 40, 5000, 3);
        assertThat(rank.hertz(69)).isCloseTo(220, within(1e-9));
        assertThat(energy(rank.period(127, RATE))).isPositive();
        assertThat(energy(new Rank(8, 0, 1, 1, 1, 40, 5000, 3).period(127, RATE)))
                .isZero();
    }

    @Test
    void expressionMakesItSofter() {
        Track loud = track(Player.ORGAN, 60);
        Track soft = new Track(
                "organ",
                Player.ORGAN,
                Role.MELODY,
                19,
                loud.notes(),
                List.of(new Control(0, Control.Kind.EXPRESSION, 64)));
        double whole = power(PIPES.play(List.of(loud), TWO_SECONDS).get(0)[0], 0.7, 1.3);
        double part = power(PIPES.play(List.of(soft), TWO_SECONDS).get(0)[0], 0.7, 1.3);
        assertThat(part / whole).isCloseTo(Math.pow(64 / 127.0, 4), within(1e-3));
    }

    @Test
    void everyRegistrationHasARank() {
        for (int seed = 0; seed < 200; seed++) {
            assertThat(Registration.organ(new Dice(seed)).ranks()).isNotEmpty();
            assertThat(Registration.accordion(new Dice(seed)).ranks()).hasSizeBetween(1, 5);
            assertThat(Stops.organ(new Dice(seed)).ranks()).isNotEmpty();
            assertThat(Stops.accordion(new Dice(seed)).ranks()).hasSizeBetween(1, 5);
        }
    }

    private static Track track(Player player, int key) {
        return new Track(
                player.label(), player, Role.MELODY, 19, List.of(new TrackNote(1, 1, 0.5, 1, key, 90)), List.of());
    }

    private static double power(float[] sound, double from, double to) {
        double sum = 0;
        for (int i = (int) (from * RATE); i < (int) (to * RATE); i++) {
            sum += sound[i] * sound[i];
        }
        return sum / (to - from) / RATE;
    }

    private static double energy(float[] period) {
        double sum = 0;
        for (float sample : period) {
            sum += sample * sample;
        }
        return sum;
    }
}
