package io.ripieno.models.data.piece;

import io.ripieno.models.data.arrange.Arrangement;
import io.ripieno.models.data.arrange.Beat;
import io.ripieno.models.data.arrange.ChordSpan;
import io.ripieno.models.data.arrange.Section;
import java.util.List;

/**
 * A piece as sound, with its labels. The seconds of the arrangement are seconds of the sound; notes are those that its
 * tracks {@linkplain io.ripieno.models.data.arrange.Track#played() play}.
 *
 * @param seed of everything that the arrangement leaves open; the same arrangement, seed and renderer give the same sound
 * @param stems one for each track, in their order
 * @param mix {@code [channels][frames]}: the sum of the stems in float, compression included, not copied
 * @param heard {@code [channels][frames]}: the mix with noise, and after saturation or a codec where there is any; not
 *     copied
 * @param activity who sounds when in the mix
 */
@SuppressWarnings("ArrayRecordComponent")
public record RenderedPiece(
        Arrangement arrangement,
        long seed,
        int sampleRate,
        List<PieceStem> stems,
        float[][] mix,
        float[][] heard,
        Activity activity) {
    public RenderedPiece {
        stems = List.copyOf(stems);
        if (stems.size() != arrangement.tracks().size()) {
            throw new IllegalArgumentException("A piece of "
                    + arrangement.tracks().size() + " tracks needs as many stems," + " not " + stems.size() + ".");
        }
    }

    /** The beats of the arrangement that fall within the sound. */
    public List<Beat> beats() {
        return arrangement.beats().stream()
                .filter(beat -> beat.seconds() < seconds())
                .toList();
    }

    /** The chords of the arrangement as far as the sound goes. */
    public List<ChordSpan> chords() {
        return arrangement.chords().stream()
                .filter(chord -> chord.start() < seconds())
                .map(chord -> new ChordSpan(
                        chord.from(), chord.to(), chord.start(), Math.min(chord.end(), seconds()), chord.chord()))
                .toList();
    }

    /** The sections of the arrangement as far as the sound goes. */
    public List<Section> sections() {
        return arrangement.sections().stream()
                .filter(section -> section.start() < seconds())
                .map(section -> new Section(
                        section.kind(),
                        section.from(),
                        section.to(),
                        section.start(),
                        Math.min(section.end(), seconds()),
                        section.tracks()))
                .toList();
    }

    public int channels() {
        return mix.length;
    }

    public int frames() {
        return mix[0].length;
    }

    public double seconds() {
        return (double) frames() / sampleRate;
    }

    /** The power of what the stems, summed in double precision, leave of the mix, in dB of the power of the mix. */
    public double residual() {
        double left = 0;
        double all = 0;
        for (int channel = 0; channel < channels(); channel++) {
            for (int frame = 0; frame < frames(); frame++) {
                double mixed = mix[channel][frame];
                double sum = 0;
                for (PieceStem stem : stems) {
                    sum += stem.samples()[channel][frame];
                }
                left += (mixed - sum) * (mixed - sum);
                all += mixed * mixed;
            }
        }
        return 10 * Math.log10(left / all);
    }
}
