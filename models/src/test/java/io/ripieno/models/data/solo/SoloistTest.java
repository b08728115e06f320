package io.ripieno.models.data.solo;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.data.arrange.TrackNote;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoloistTest {
    private static final List<Formant> HUMP = List.of(new Formant(1200, 20, 0.25));
    private static final Timbre HUMPED = new Timbre(0.7, 0, 9000, 0, 1, 20, 1, 1500, HUMP, 0);
    private static final Air STILL = new Air(1e-4, 1000, 0, 1, 0, 0.02, 0, 0, 0);
    private static final Vibrato STRAIGHT = new Vibrato(5, 0, 0, 1, 0);
    private static final Sampler TWELVE = new Sampler(12, 0, 0.2, 8000, 0, 0.8, false);

    @Test
    void aHumpStaysWhereItIsUnlessItIsRecordedAndPlayedFaster() {
        assertThat(strongest(Sampler.NONE, 48)).isEqualTo(9);
        assertThat(strongest(Sampler.NONE, 58)).isEqualTo(5);
        assertThat(TWELVE.recorded(48)).isEqualTo(TWELVE.recorded(58)).isEqualTo(54);
        assertThat(strongest(TWELVE, 48)).isEqualTo(strongest(TWELVE, 58)).isEqualTo(6);
    }

    @Test
    void nothingChangesInALoop() {
        Vibrato vibrato = new Vibrato(5, 30, 0.5, 0, 5);
        float[] looped = play(make(TWELVE, vibrato, 0), List.of(note(0.1, 1.8, 57)));
        float[] real = play(make(Sampler.NONE, vibrato, 0), List.of(note(0.1, 1.8, 57)));
        assertThat(unrest(looped)).isLessThan(0.02);
        assertThat(unrest(real)).isGreaterThan(0.1);
    }

    @Test
    void aSlurGoesOnWhereANoteThatIsTonguedBeginsAnew() {
        List<TrackNote> notes = List.of(note(0.1, 0.9, 60), note(1, 0.9, 64));
        float[] slurred = play(make(Sampler.NONE, STRAIGHT, 1), notes);
        float[] tongued = play(make(Sampler.NONE, STRAIGHT, 0), notes);
        double before = Heard.rms(slurred, 0.6, 0.95);
        assertThat(Heard.rms(slurred, 1.002, 1.012) / before).isBetween(0.6, 1.6);
        assertThat(Heard.rms(tongued, 1.002, 1.012) / before).isLessThan(0.6);
    }

    @Test
    void partialsOfABrassInstrumentOpenOneAfterAnother() {
        Touch slow = new Touch(0.3, 0.05, 1.5, 0, 0, 0.01, 0, 0, 0, 2, 1, 0);
        Timbre brass = new Timbre(0.3, 2.5, 4000, 1, 1, 20, 1, 1500, List.of(), 0);
        float[] sound = play(new Make(brass, STILL, slow, STRAIGHT, Sampler.NONE), List.of(note(0, 1.9, 58)));
        assertThat(brightness(sound, 0.8, 1)).isGreaterThan(2 * brightness(sound, 0.01, 0.05));
    }

    private static int strongest(Sampler sampler, int key) {
        Heard heard = new Heard(play(make(sampler, STRAIGHT, 0), List.of(note(0.1, 1.8, key))), 0.5);
        int strongest = 1;
        for (int n = 2; n <= 15; n++) {
            if (heard.partial(n, key) > heard.partial(strongest, key)) {
                strongest = n;
            }
        }
        return strongest;
    }

    private static Make make(Sampler sampler, Vibrato vibrato, double slur) {
        return new Make(HUMPED, STILL, new Touch(0.04, 0.05, 0, 0, slur, 0.02, 0, 0, 0, 2, 1, 0.5), vibrato, sampler);
    }

    private static TrackNote note(double start, double seconds, int key) {
        return new TrackNote(start, seconds, start, seconds, key, 100);
    }

    private static float[] play(Make make, List<TrackNote> line) {
        float[] sound = new float[2 * Heard.RATE];
        new Soloist(make, Heard.RATE, 1, 2).play(line, List.of(), sound);
        return sound;
    }

    /** Half the span of the level in twentieths of a second from 0.5 to 1.5 s, relative to it. */
    private static double unrest(float[] sound) {
        double most = 0;
        double least = Double.MAX_VALUE;
        for (int i = 10; i < 30; i++) {
            double level = Heard.rms(sound, i / 20.0, (i + 1) / 20.0);
            most = Math.max(most, level);
            least = Math.min(least, level);
        }
        return (most - least) / (most + least);
    }

    /** The mean step from sample to sample relative to the level, which grows with brightness. */
    private static double brightness(float[] sound, double from, double to) {
        double steps = 0;
        for (int i = (int) (from * Heard.RATE) + 1; i < (int) (to * Heard.RATE); i++) {
            steps += Math.pow(sound[i] - sound[i - 1], 2);
        }
        return Math.sqrt(steps / (to - from) / Heard.RATE) / Heard.rms(sound, from, to);
    }
}
