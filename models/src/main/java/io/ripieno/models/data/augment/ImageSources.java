package io.ripieno.models.data.augment;

import io.ripieno.models.data.augment.ShoeboxRoom.Place;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.music.spectral.RealFft;
import java.util.Arrays;

/**
 * Impulse responses of shoebox rooms: every reflection is a source behind the walls (Allen and Berkley, Image method for
 * efficiently simulating small-room acoustics, JASA 65(4), 1979). Image sources are moved by a few centimetres, as no
 * wall is perfectly flat; otherwise they sound in sweeps (De Sena et al., On the modeling of rectangular geometries in
 * room acoustic simulations, IEEE TASLP 23(4), 2015).
 */
public final class ImageSources {
    /** Where bands of absorption meet, in Hz; the first with two bands, both with three. */
    public static final double[] CROSSOVERS = {600, 2800};

    private static final double UNEVEN_METRES = 0.08;
    private static final double LOWEST_HERTZ = 30;

    private final ShoeboxRoom room;
    private final int sampleRate;

    public ImageSources(ShoeboxRoom room, int sampleRate) {
        if (room.bands() > CROSSOVERS.length + 1) {
            throw new IllegalArgumentException("A room has at most " + (CROSSOVERS.length + 1)
                    + " bands of absorption, not " + room.bands() + ".");
        }
        this.room = room;
        this.sampleRate = sampleRate;
    }

    /**
     * The response at a microphone, of energy 1, from a few samples before the direct sound on.
     *
     * @param seconds that it lasts
     * @param seed of the unevenness of the walls
     * @return {@code [ceil(seconds x sample rate)]}
     * @throws IllegalArgumentException if a place is not in the room
     */
    public float[] response(Place source, Place microphone, double seconds, long seed) {
        if (!room.holds(source) || !room.holds(microphone)) {
            throw new IllegalArgumentException(
                    "Source " + source + " and microphone " + microphone + " must both be inside of the room.");
        }
        int samples = (int) Math.ceil(seconds * sampleRate);
        float[][] bands = new float[room.bands()][samples];
        addImages(bands, source, microphone, seed);
        float[] response = bands.length == 1 ? bands[0] : join(bands);
        Biquad.highPass(sampleRate, LOWEST_HERTZ).apply(response);
        normalise(response);
        return response;
    }

    private void addImages(float[][] bands, Place source, Place microphone, long seed) {
        int samples = bands[0].length;
        Dice dice = new Dice(seed);
        double direct = distance(source.x() - microphone.x(), source.y() - microphone.y(), source.z() - microphone.z());
        double reach = direct + samples * ShoeboxRoom.SPEED_OF_SOUND / sampleRate;
        double samplesPerMetre = sampleRate / ShoeboxRoom.SPEED_OF_SOUND;
        Axis x = new Axis(room, 0, room.length(), source.x(), microphone.x(), reach);
        Axis y = new Axis(room, 2, room.width(), source.y(), microphone.y(), reach);
        Axis z = new Axis(room, 4, room.height(), source.z(), microphone.z(), reach);
        for (int i = 0; i < x.images(); i++) {
            for (int j = 0; j < y.images(); j++) {
                double square = x.offset(i) * x.offset(i) + y.offset(j) * y.offset(j);
                if (square > reach * reach) {
                    continue;
                }
                for (int k = 0; k < z.images(); k++) {
                    double exact = Math.sqrt(square + z.offset(k) * z.offset(k));
                    if (exact > reach) {
                        continue;
                    }
                    boolean reflected = x.order(i) + y.order(j) + z.order(k) > 0;
                    double metres = reflected ? exact + dice.between(-UNEVEN_METRES, UNEVEN_METRES) : exact;
                    metres = Math.max(metres, direct);
                    double position = (metres - direct) * samplesPerMetre + FractionalDelay.REACH;
                    for (int band = 0; band < bands.length; band++) {
                        double kept = x.kept(i, band) * y.kept(j, band) * z.kept(k, band);
                        FractionalDelay.add(bands[band], position, (float) (kept / Math.max(metres, 0.1)));
                    }
                }
            }
        }
    }

    private static double distance(double x, double y, double z) {
        return Math.sqrt(x * x + y * y + z * z);
    }

    /** Takes from each band its own range; the ranges overlap by an octave and add up to all. */
    private float[] join(float[][] bands) {
        int samples = bands[0].length;
        RealFft fft = new RealFft(Integer.highestOneBit(2 * samples - 1) * 2);
        double[] frame = new double[fft.size()];
        float[] spectrum = new float[2 * fft.bins()];
        double[] joined = new double[samples];
        for (int band = 0; band < bands.length; band++) {
            Arrays.fill(frame, 0);
            for (int i = 0; i < samples; i++) {
                frame[i] = bands[band][i];
            }
            fft.forward(frame, spectrum);
            for (int bin = 0; bin < fft.bins(); bin++) {
                double hertz = (double) bin * sampleRate / fft.size();
                double above = band == 0 ? 1 : above(hertz, CROSSOVERS[band - 1]);
                double below = band == bands.length - 1 ? 1 : 1 - above(hertz, CROSSOVERS[band]);
                spectrum[2 * bin] *= (float) (above * below);
                spectrum[2 * bin + 1] *= (float) (above * below);
            }
            fft.inverse(spectrum, frame);
            for (int i = 0; i < samples; i++) {
                joined[i] += frame[i];
            }
        }
        float[] response = new float[samples];
        for (int i = 0; i < samples; i++) {
            response[i] = (float) joined[i];
        }
        return response;
    }

    private static double above(double hertz, double crossover) {
        double octaves = Math.log(Math.max(hertz, 1) / crossover) / Math.log(2);
        return 0.5 + 0.5 * Math.sin(Math.PI * Math.max(-0.5, Math.min(0.5, octaves)));
    }

    private static void normalise(float[] response) {
        double energy = 0;
        for (float sample : response) {
            energy += (double) sample * sample;
        }
        float factor = (float) (1 / Math.sqrt(energy));
        for (int i = 0; i < response.length; i++) {
            response[i] *= factor;
        }
    }

    /** The images along one side of the room, as far as they matter. */
    private static final class Axis {
        private final double[] offsets;
        private final int[] orders;
        private final double[][] kept;

        Axis(ShoeboxRoom room, int wall, double side, double source, double microphone, double reach) {
            int most = (int) Math.ceil(reach / (2 * side)) + 1;
            int count = 2 * (2 * most + 1);
            offsets = new double[count];
            orders = new int[count];
            kept = new double[count][room.bands()];
            for (int i = 0; i < count; i++) {
                int period = i / 2 - most;
                int mirrored = i % 2;
                offsets[i] = (1 - 2 * mirrored) * source + 2 * period * side - microphone;
                int near = Math.abs(period - mirrored);
                int far = Math.abs(period);
                orders[i] = near + far;
                for (int band = 0; band < room.bands(); band++) {
                    kept[i][band] = Math.pow(1 - room.absorption()[wall][band], near / 2.0)
                            * Math.pow(1 - room.absorption()[wall + 1][band], far / 2.0);
                }
            }
        }

        int images() {
            return offsets.length;
        }

        double offset(int image) {
            return offsets[image];
        }

        int order(int image) {
            return orders[image];
        }

        double kept(int image, int band) {
            return kept[image][band];
        }
    }
}
