package io.ripieno.models.data.clips;

import io.ripieno.models.data.phrase.Instrument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Stored pieces of one split, by their seeds, and their stems by instrument. Safe for use by several threads. */
public final class StemLibrary {
    private final Map<Long, StoredPiece> pieces = new TreeMap<>();
    private final Map<Instrument, List<Stem>> byInstrument = new EnumMap<>(Instrument.class);
    private final List<Stem> others = new ArrayList<>();

    private StemLibrary() {
        for (Instrument instrument : Instrument.values()) {
            byInstrument.put(instrument, new ArrayList<>());
        }
    }

    /** Opens the pieces of some seeds in a folder. Throws an exception if one is not there. */
    static StemLibrary open(Path folder, Collection<Long> seeds) throws IOException {
        StemLibrary library = new StemLibrary();
        for (long seed : new TreeSet<>(seeds)) {
            Path table = StemWriter.table(folder, seed);
            if (!Files.exists(table)) {
                throw new IOException("The piece " + table + " is missing. Render the library again.");
            }
            library.add(seed, StoredPiece.open(table));
        }
        return library;
    }

    /** The pieces of several libraries together. */
    public static StemLibrary of(List<StemLibrary> libraries) {
        StemLibrary all = new StemLibrary();
        libraries.forEach(library -> library.pieces.forEach(all::add));
        return all;
    }

    private void add(long seed, StoredPiece piece) {
        pieces.put(seed, piece);
        for (Stem stem : piece.stems()) {
            Instrument instrument = stem.instrument();
            (instrument == null ? others : byInstrument.getOrDefault(instrument, others)).add(stem);
        }
    }

    /** Makes the powers of all stems that are not there yet. */
    public void preparePowers() {
        pieces.values().parallelStream().forEach(StoredPiece::powers);
    }

    StoredPiece piece(long seed) {
        StoredPiece piece = pieces.get(seed);
        if (piece == null) {
            throw new IllegalArgumentException("The library has no piece of the seed " + seed + ".");
        }
        return piece;
    }

    /** Those of an instrument. */
    List<Stem> stems(Instrument instrument) {
        return byInstrument.getOrDefault(instrument, List.of());
    }

    /** Those of players that no label names. */
    List<Stem> others() {
        return others;
    }

    public int pieces() {
        return pieces.size();
    }

    /** Hours of stems that are kept. */
    public double hours() {
        double samples = 0;
        for (StoredPiece piece : pieces.values()) {
            for (Stem stem : piece.stems()) {
                samples += stem.length();
            }
        }
        return samples / ClipSource.SAMPLE_RATE / 3600;
    }
}
