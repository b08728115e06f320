package io.ripieno.models.data.clips;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.data.clips.ClipSource.Truth;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.music.mel.EastFrontEnd;
import io.ripieno.music.mel.EastSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerClipsTest {
    private static final int SAMPLES = 4 * ClipSource.SAMPLE_RATE;

    @TempDir
    static Path folder;

    private static StemLibrary library;

    @BeforeAll
    static void render() throws Exception {
        library = SineLibrary.build(folder, SineLibrary.keys(8));
        library.preparePowers();
    }

    @Test
    void areTheSameForTheSameSeedAndNewForAnother() {
        float[] first = picture(clips(ClipManner.ANY, 3), 2, 5, truth());
        float[] again = picture(clips(ClipManner.ANY, 3), 2, 5, truth());
        float[] later = picture(clips(ClipManner.ANY, 3), 2, 6, truth());
        float[] other = picture(clips(ClipManner.ANY, 4), 2, 5, truth());

        assertThat(again).isEqualTo(first);
        assertThat(later).isNotEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void haveAloneOrTogetherWhoTheMannerSays() {
        assertThat(alone(ClipManner.ANY)).isBetween(15, 60);
        assertThat(alone(ClipManner.ENSEMBLE)).isLessThan(alone(ClipManner.ANY));
    }

    @Test
    void hearWhoIsHeardWhenTheSameStemsAreMixedAsSounds() {
        ClipPlanner planner = new ClipPlanner(library, Map.of(), ClipManner.ENSEMBLE);
        PowerClips powers = new PowerClips(library, 40, 1, Map.of(), ClipManner.ENSEMBLE, BandTimbre.NONE);
        int same = 0;
        int all = 0;
        for (int i = 0; i < powers.size(); i++) {
            Truth[] asPowers = truth();
            picture(powers, i, 0, asPowers);
            ClipPlan plan = planner.plain(PowerClips.dice(1, 0, i), SAMPLES);
            Truth[] asSounds = truth();
            ClipMixer.truth(ClipMixer.stems(plan, SAMPLES), plan, asSounds);
            for (int each = 0; each < asSounds.length; each++) {
                boolean present = asPowers[each] != Truth.ABSENT || asSounds[each] != Truth.ABSENT;
                same += present && asPowers[each] == asSounds[each] ? 1 : 0;
                all += present ? 1 : 0;
            }
        }
        assertThat(all).isGreaterThan(100);
        assertThat((double) same / all).isGreaterThan(0.98);
    }

    /** All but for a level, where nothing is made of the mix, which is drawn after who plays and how. */
    @Test
    void haveThePowersOfTheSameStemsCutAsSounds() {
        ClipManner plain = new ClipManner(0.2, 0.8, 0, 0, 0, 9);
        ClipPlanner planner = new ClipPlanner(library, Map.of(), plain);
        PowerClips powers = new PowerClips(library, 40, 1, Map.of(), plain, BandTimbre.NONE);
        EastFrontEnd frontEnd = new EastFrontEnd(EastSettings.MOBILE_FCN);
        int asMixed = 0;
        for (int i = 0; i < powers.size(); i++) {
            Dice dice = PowerClips.dice(1, 0, i);
            ClipPlan plan = planner.plain(dice, SAMPLES);
            plan.entries().forEach(entry -> BandTimbre.NONE.apply(new Powers(1), dice, () -> new Powers(1)));
            if (!dice.chance(PowerClips.AS_MIXED)) {
                continue;
            }
            asMixed++;
            float[] picture = picture(powers, i, 0, truth());
            float[] sum = new float[picture.length];
            for (float[] stem : ClipMixer.stems(atFrames(plan), SAMPLES)) {
                float[] own = new float[picture.length];
                frontEnd.powers(stem, 0, SAMPLES, own, 0);
                for (int cell = 0; cell < own.length; cell++) {
                    sum[cell] += own[cell];
                }
            }
            for (int cell = 0; cell < sum.length; cell++) {
                sum[cell] = EastFrontEnd.value(sum[cell]);
            }
            assertThat(alike(picture, sum)).as("clip %d", i).isGreaterThan(0.98);
        }
        assertThat(asMixed).isGreaterThan(powers.size() / 4);
    }

    /** Each stem from the nearest frame on, from which its powers are taken. */
    private static ClipPlan atFrames(ClipPlan plan) {
        List<ClipPlan.Entry> moved = new ArrayList<>();
        for (ClipPlan.Entry entry : plan.entries()) {
            int offset = Math.round(entry.offset() / (float) Powers.HOP) * Powers.HOP;
            moved.add(new ClipPlan.Entry(
                    entry.stem(), offset, entry.speed(), entry.decibels(), entry.enters(), entry.leaves()));
        }
        return new ClipPlan(moved, plan.begin(), plan.end());
    }

    /** The share of the loud cells that differ by the same, which a level does. */
    private static double alike(float[] picture, float[] sounds) {
        double loudest = IntStream.range(0, sounds.length)
                .mapToDouble(i -> sounds[i])
                .max()
                .orElseThrow();
        double[] differences = IntStream.range(0, sounds.length)
                .filter(i -> sounds[i] > loudest - 1.5)
                .mapToDouble(i -> picture[i] - sounds[i])
                .sorted()
                .toArray();
        double usual = differences[differences.length / 2];
        return Arrays.stream(differences)
                        .filter(difference -> Math.abs(difference - usual) < 0.15)
                        .count()
                / (double) differences.length;
    }

    @Test
    void aShortRecordingLiesInSilence() {
        ClipManner shorts = new ClipManner(1, 0, 1, 0, 0, 0);
        ClipPlanner planner = new ClipPlanner(library, Map.of(), shorts);
        PowerClips powers = new PowerClips(library, 30, 1, Map.of(), shorts, BandTimbre.STRONG);
        int frames = PowerClips.frames(SAMPLES);
        float silence = EastFrontEnd.value(0);
        for (int i = 0; i < powers.size(); i++) {
            float[] picture = picture(powers, i, 0, truth());
            ClipPlan plan = planner.plain(PowerClips.dice(1, 0, i), SAMPLES);
            boolean sounds = false;
            for (int cell = 0; cell < picture.length; cell++) {
                int centre = cell % frames * Powers.HOP;
                if (centre < plan.begin() || centre >= plan.end()) {
                    assertThat(picture[cell]).isEqualTo(silence);
                } else {
                    sounds |= picture[cell] > silence;
                }
            }
            assertThat(sounds).isTrue();
        }
    }

    /** A stem of 500 Hz takes on what one of 2 kHz has, more or less. */
    @Test
    void aMorphLeadsTowardsAnotherStemOfItsKind(@TempDir Path flutes) throws Exception {
        StemLibrary two = Tones.flutes(flutes, Tones.LOUD, 6, 500, 2000);
        ClipManner alone = new ClipManner(1, 0, 0, 0, 0, 0);
        double plain = 0;
        double morphed = 0;
        for (int i = 0; i < 120; i++) {
            plain += apart(new PowerClips(two, 120, 1, Map.of(), alone, BandTimbre.NONE), i);
            morphed += apart(new PowerClips(two, 120, 1, Map.of(), alone, new BandTimbre(0, 1, 0)), i);
        }
        assertThat(morphed).isLessThan(0.94 * plain);
    }

    /** How much louder one of both tones is in a clip. */
    private static double apart(PowerClips clips, int index) {
        float[] picture = picture(clips, index, 0, truth());
        int frames = PowerClips.frames(SAMPLES);
        double[] loudest = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int band = 0; band < Powers.BANDS; band++) {
            int tone = Powers.CENTRES[band] < 1000 ? 0 : 1;
            double sum = 0;
            for (int frame = 0; frame < frames; frame++) {
                sum += picture[band * frames + frame] / frames;
            }
            loudest[tone] = Math.max(loudest[tone], sum);
        }
        return Math.abs(loudest[0] - loudest[1]);
    }

    /** Such as a player who enters when a recording has ended. */
    @Test
    void whatIsSilentStaysSilent(@TempDir Path flutes) throws Exception {
        StemLibrary silent = Tones.flutes(flutes, 0, 6, 500, 1000);
        PowerClips powers = new PowerClips(silent, 40, 1, Map.of(), ClipManner.ANY, BandTimbre.STRONG);
        for (int i = 0; i < powers.size(); i++) {
            Truth[] truth = truth();
            for (float value : picture(powers, i, 0, truth)) {
                assertThat(value).isEqualTo(EastFrontEnd.value(0));
            }
            assertThat(truth).containsOnly(Truth.ABSENT);
        }
    }

    private static int alone(ClipManner manner) {
        int alone = 0;
        for (int i = 0; i < 100; i++) {
            Truth[] truth = truth();
            for (float value : picture(clips(manner, 1), i, 0, truth)) {
                assertThat(value).isFinite();
            }
            alone += Arrays.stream(truth).filter(Truth.HEARD::equals).count() == 1 ? 1 : 0;
        }
        return alone;
    }

    private static PowerClips clips(ClipManner manner, long seed) {
        return new PowerClips(library, 100, seed, Map.of(), manner, BandTimbre.STRONG);
    }

    private static Truth[] truth() {
        return new Truth[Instrument.values().length];
    }

    private static float[] picture(PowerClips clips, int index, long seed, Truth[] truth) {
        float[] picture = new float[PowerClips.frames(SAMPLES) * PowerClips.BANDS];
        clips.read(index, seed, SAMPLES, picture, 0, truth);
        return picture;
    }
}
