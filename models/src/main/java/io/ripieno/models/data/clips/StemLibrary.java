package io.ripieno.models.data.clips;

import io.ripieno.models.data.phrase.Composer;
import io.ripieno.models.data.phrase.Instrument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Stems on disk: a folder with one file of PCM16 for each split and instrument, an index, and the record of how they
 * were made. Mapped into memory; safe for use by several threads.
 */
public final class StemLibrary {
    static final String INDEX = "index.tsv";
    static final String PROVENANCE = "provenance.properties";

    private final Path folder;
    private final Provenance provenance;
    private final Map<Split, Map<Instrument, List<Stem>>> stems;
    private final Map<Split, Map<Instrument, ShortBuffer>> sounds;

    private StemLibrary(
            Path folder,
            Provenance provenance,
            Map<Split, Map<Instrument, List<Stem>>> stems,
            Map<Split, Map<Instrument, ShortBuffer>> sounds) {
        this.folder = folder;
        this.provenance = provenance;
        this.stems = stems;
        this.sounds = sounds;
    }

    /** The folder that libraries are kept in unless another is named: {@code ~/.ripieno/data/instrument-stems}. */
    public static Path defaultRoot() {
        return Path.of(System.getProperty("user.home"), ".ripieno", "data", "instrument-stems");
    }

    /**
     * Opens the library of a plan, or renders it first if it is not there. An unfinished rendering is started again.
     *
     * @param root folder that libraries are kept in
     * @param progress told after each instrument of each split
     */
    public static StemLibrary build(StemPlan plan, StemVoices voices, Path root, StemProgress progress)
            throws IOException {
        Path folder = root.resolve(plan.key(voices));
        if (!Files.exists(folder)) {
            new StemWriter(plan, voices).write(folder, progress);
        }
        Provenance provenance = new Provenance(
                plan, Composer.VERSION, voices.seen().font(), voices.heldOut().font());
        return open(folder, provenance);
    }

    static StemLibrary open(Path folder, Provenance provenance) throws IOException {
        Map<Split, Map<Instrument, List<Stem>>> stems = new EnumMap<>(Split.class);
        List<String> lines = Files.readAllLines(folder.resolve(INDEX));
        for (String line : lines.subList(1, lines.size())) {
            Stem stem = Stem.parse(line);
            stems.computeIfAbsent(stem.split(), s -> new EnumMap<>(Instrument.class))
                    .computeIfAbsent(stem.instrument(), i -> new ArrayList<>())
                    .add(stem);
        }
        Map<Split, Map<Instrument, ShortBuffer>> sounds = new EnumMap<>(Split.class);
        for (Split split : Split.values()) {
            Map<Instrument, ShortBuffer> ofSplit = new EnumMap<>(Instrument.class);
            for (Instrument instrument : Instrument.values()) {
                Path file = file(folder, split, instrument);
                long expected = 2L * Stem.SAMPLES * provenance.plan().phrases(split);
                if (!Files.exists(file) || Files.size(file) != expected) {
                    throw new IOException("The library of stems is damaged: " + file + " does not have " + expected
                            + " bytes. Delete " + folder + " and render it again.");
                }
                ofSplit.put(instrument, map(file));
            }
            sounds.put(split, ofSplit);
        }
        return new StemLibrary(folder, provenance, stems, sounds);
    }

    private static ShortBuffer map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer();
        }
    }

    static Path file(Path folder, Split split, Instrument instrument) {
        return folder.resolve(split.label() + "-" + instrument.label() + ".pcm");
    }

    public Path folder() {
        return folder;
    }

    public Provenance provenance() {
        return provenance;
    }

    /** The stems of an instrument in order of their index. */
    public List<Stem> stems(Split split, Instrument instrument) {
        Map<Instrument, List<Stem>> ofSplit = stems.get(split);
        List<Stem> found = ofSplit == null ? null : ofSplit.get(instrument);
        if (found == null) {
            throw new UncheckedIOException(new IOException("The library " + folder + " has no " + split.label()
                    + " stems of " + instrument.label() + ". Delete it and render it again."));
        }
        return List.copyOf(found);
    }

    /**
     * Reads a part of a stem.
     *
     * @param offset first sample
     * @param target receives as many samples as it is long, full scale ±1; beyond the end of the stem is silence
     */
    public void read(Split split, Instrument instrument, int index, int offset, float[] target) {
        ShortBuffer sound = sounds.getOrDefault(split, Map.of()).get(instrument);
        if (sound == null || index < 0 || index >= provenance.plan().phrases(split)) {
            throw new IllegalArgumentException(
                    "The library has " + provenance.plan().phrases(split) + " " + split.label() + " stems of "
                            + instrument.label() + "; there is no number " + index + ".");
        }
        int length = Math.max(0, Math.min(target.length, Stem.SAMPLES - offset));
        short[] block = new short[length];
        sound.get(index * Stem.SAMPLES + offset, block);
        for (int i = 0; i < length; i++) {
            target[i] = block[i] / 32768f;
        }
        for (int i = length; i < target.length; i++) {
            target[i] = 0;
        }
    }
}
