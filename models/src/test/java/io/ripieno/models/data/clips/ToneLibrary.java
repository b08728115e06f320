package io.ripieno.models.data.clips;

import io.ripieno.models.data.phrase.Composer;
import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.models.data.phrase.Manner;
import io.ripieno.models.data.render.FontUse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A library in which every instrument is one sine of its own frequency, so that who sounds can be measured in a mix. The
 * banjo sounds for one second only, at the beginning of its stem.
 */
final class ToneLibrary {
    private static final StemPlan PLAN = new StemPlan(1, 1, 1, 1);

    private ToneLibrary() {}

    static double hertz(Instrument instrument) {
        return 300 + 150 * instrument.ordinal();
    }

    static StemLibrary write(Path folder) throws IOException {
        List<String> index = new ArrayList<>();
        index.add(Stem.COLUMNS);
        for (Instrument instrument : Instrument.values()) {
            ByteBuffer pcm = ByteBuffer.allocate(2 * Stem.SAMPLES).order(ByteOrder.LITTLE_ENDIAN);
            int sounding = instrument == Instrument.BANJO ? ClipSource.SAMPLE_RATE : Stem.SAMPLES;
            for (int i = 0; i < Stem.SAMPLES; i++) {
                double tone = Math.sin(2 * Math.PI * hertz(instrument) * i / ClipSource.SAMPLE_RATE);
                pcm.putShort((short) (i < sounding ? 4000 * tone : 0));
            }
            for (Split split : Split.values()) {
                Files.write(StemLibrary.file(folder, split, instrument), pcm.array());
                index.add(new Stem(split, instrument, 0, 1, 2, 3, Manner.MELODY, 1, 0.1, 1).line());
            }
        }
        Files.write(folder.resolve(StemLibrary.INDEX), index);
        FontUse font = new FontUse("none", "tones", "", 0, "CC0-1.0", true);
        return StemLibrary.open(folder, new Provenance(PLAN, Composer.VERSION, font, font));
    }
}
