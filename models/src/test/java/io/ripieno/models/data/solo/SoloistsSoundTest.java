package io.ripieno.models.data.solo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.Role;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.arrange.TrackNote;
import io.ripieno.models.data.phrase.Control;
import io.ripieno.models.data.render.StemFormat;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SoloistsSoundTest {
    private static final StemFormat TWO_SECONDS = new StemFormat(Heard.RATE, 1, 2 * Heard.RATE);
    private static final int DRAWN = 24;

    @Test
    void playsWhatItHasMakesOf() {
        assertThat(new SoloistsSound(1).plays(track(Player.SAXOPHONE, 60, 90))).isTrue();
        assertThat(new SoloistsSound(1).plays(track(Player.OBOE, 60, 90))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"CLARINET", "FLUTE", "SAXOPHONE", "TROMBONE", "TRUMPET", "VIOLIN"})
    void soundsTheKeyWhileItIsHeldAndFadesSoonAfter(Player player) {
        for (int seed = 0; seed < DRAWN; seed++) {
            int key = player.lowest() + seed * 5 % (player.highest() - player.lowest() + 1);
            float[] sound = play(track(player, key, 90), seed);
            assertThat(sound).as("seed " + seed).doesNotContain(Float.NaN);
            assertThat(peak(sound)).as("seed " + seed).isBetween(0.02, 0.7);
            assertThat(Heard.rms(sound, 0, 0.3)).isZero();
            assertThat(Heard.rms(sound, 1.95, 2)).isLessThan(0.05 * Heard.rms(sound, 0.6, 1.5));
            assertThat(new Heard(sound, 0.5).key(key)).as("seed " + seed).isCloseTo(key, within(0.5));
        }
    }

    @Test
    void isAnotherInstrumentForOtherNotesAndTheSameForTheSame() {
        Track track = track(Player.FLUTE, 72, 90);
        assertThat(play(track, 1)).isEqualTo(play(track, 1));
        assertThat(play(track, 2)).isNotEqualTo(play(track, 1));
    }

    @Test
    void clarinetsHaveHardlyEvenPartialsInTheirLowsWhereSaxophonesDo() {
        assertThat(median(Player.CLARINET, 55, 90, heard -> heard.partial(2, 55)))
                .isLessThan(median(Player.SAXOPHONE, 55, 90, heard -> heard.partial(2, 55)) - 10);
    }

    @Test
    void clarinetsGetEvenPartialsInTheirHeights() {
        assertThat(median(Player.CLARINET, 82, 90, heard -> heard.partial(2, 82) - heard.partial(3, 82)))
                .isGreaterThan(
                        median(Player.CLARINET, 52, 90, heard -> heard.partial(2, 52) - heard.partial(3, 52)) + 10);
    }

    @Test
    void flutesHaveMoreAirThanTrumpets() {
        assertThat(median(Player.FLUTE, 69, 90, heard -> heard.noise(69)))
                .isGreaterThan(median(Player.TRUMPET, 69, 90, heard -> heard.noise(69)) + 6);
    }

    @Test
    void trumpetsAreBrighterTheLouderTheyAre() {
        assertThat(mean(Player.TRUMPET, 65, 120, Heard::centroid))
                .isGreaterThan(1.15 * mean(Player.TRUMPET, 65, 35, Heard::centroid));
    }

    @Test
    void bendsAndExpressionAreFollowed() {
        Track plain = track(Player.CLARINET, 60, 90);
        Track moved = new Track(
                "clarinet",
                Player.CLARINET,
                Role.MELODY,
                71,
                plain.notes(),
                List.of(Control.bend(0, 80), new Control(0, Control.Kind.EXPRESSION, 64)));
        float[] as = play(plain, 3);
        float[] bent = play(moved, 3);
        assertThat(new Heard(bent, 0.5).key(60) - new Heard(as, 0.5).key(60)).isCloseTo(0.8, within(0.1));
        assertThat(Heard.rms(bent, 0.6, 1.5) / Heard.rms(as, 0.6, 1.5)).isCloseTo(0.25, within(0.1));
    }

    @Test
    void notesThatOverlapMoreThanInASlurAreSharedOut() {
        TrackNote first = new TrackNote(0, 1, 0, 1, 60, 90);
        TrackNote slurred = new TrackNote(1, 1, 0.95, 1, 62, 90);
        TrackNote doubled = new TrackNote(1, 1, 1, 1, 67, 90);
        assertThat(SoloistsSound.lines(List.of(first, slurred, doubled)))
                .containsExactly(List.of(first, slurred), List.of(doubled));
    }

    private static double median(Player player, int key, int velocity, ToDoubleFunction<Heard> measure) {
        return measures(player, key, velocity, measure)[DRAWN / 2];
    }

    private static double mean(Player player, int key, int velocity, ToDoubleFunction<Heard> measure) {
        return Arrays.stream(measures(player, key, velocity, measure)).average().orElseThrow();
    }

    private static double[] measures(Player player, int key, int velocity, ToDoubleFunction<Heard> measure) {
        return IntStream.range(0, DRAWN)
                .mapToDouble(
                        seed -> measure.applyAsDouble(new Heard(play(track(player, key, velocity), 100 + seed), 0.5)))
                .sorted()
                .toArray();
    }

    private static Track track(Player player, int key, int velocity) {
        return new Track(
                player.label(),
                player,
                Role.MELODY,
                player.programs().get(0),
                List.of(new TrackNote(1, 1, 0.3, 1.3, key, velocity)),
                List.of());
    }

    private static float[] play(Track track, long seed) {
        return new SoloistsSound(seed).play(List.of(track), TWO_SECONDS).get(0)[0];
    }

    private static double peak(float[] sound) {
        double peak = 0;
        for (float sample : sound) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }
}
