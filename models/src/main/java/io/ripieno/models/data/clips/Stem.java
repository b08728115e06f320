package io.ripieno.models.data.clips;

import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.models.data.phrase.Manner;

/**
 * One phrase as it was rendered: 12 s at 16 kHz in mono, of which the phrase plays 10.5 s and rings on. Stems of the
 * same split and index are written from one composition and fit together.
 *
 * @param compositionSeed of key, tempo, metre and chords
 * @param phraseSeed of everything that the player decides
 * @param program General MIDI program, or the kit
 * @param gain that its sound was multiplied with, so that its active part has an RMS of -20 dBFS or its peak -0.3 dBFS
 * @param rms of its active part as stored, full scale 1
 * @param active share of its 12 s with a level above -40 dB of its loudest tenth of a second
 */
public record Stem(
        Split split,
        Instrument instrument,
        int index,
        long compositionSeed,
        long phraseSeed,
        int program,
        Manner manner,
        double gain,
        double rms,
        double active) {
    /** Seconds that the phrase plays. */
    public static final double PHRASE_SECONDS = 10.5;

    /** Seconds that are stored. */
    public static final int SECONDS = 12;

    /** Samples that are stored. */
    public static final int SAMPLES = SECONDS * ClipSource.SAMPLE_RATE;

    static final String COLUMNS = "split\tinstrument\tindex\tcomposition\tphrase\tprogram\tmanner\tgain\trms\tactive";

    String line() {
        return String.join(
                "\t",
                split.name(),
                instrument.name(),
                Integer.toString(index),
                Long.toHexString(compositionSeed),
                Long.toHexString(phraseSeed),
                Integer.toString(program),
                manner.name(),
                Double.toString(gain),
                Double.toString(rms),
                Double.toString(active));
    }

    static Stem parse(String line) {
        String[] cells = line.split("\t", -1);
        return new Stem(
                Split.valueOf(cells[0]),
                Instrument.valueOf(cells[1]),
                Integer.parseInt(cells[2]),
                Long.parseUnsignedLong(cells[3], 16),
                Long.parseUnsignedLong(cells[4], 16),
                Integer.parseInt(cells[5]),
                Manner.valueOf(cells[6]),
                Double.parseDouble(cells[7]),
                Double.parseDouble(cells[8]),
                Double.parseDouble(cells[9]));
    }
}
