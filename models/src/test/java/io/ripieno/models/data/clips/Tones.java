package io.ripieno.models.data.clips;

import io.ripieno.models.data.arrange.Player;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Stored pieces in which every player holds a tone with some quiet noise. */
final class Tones {
    static final int LOUD = 4000;

    private Tones() {}

    /** A piece of a flute, a clarinet and so on, one for each tone, in the files {@code tones}. */
    static StoredPiece store(Path folder, int seconds, double... hertz) throws IOException {
        return store(folder, "tones", List.of(Player.FLUTE, Player.CLARINET, Player.VIOLIN), LOUD, seconds, hertz);
    }

    /** A library of one piece for each tone, a flute alone. */
    static StemLibrary flutes(Path folder, int amplitude, int seconds, double... hertz) throws IOException {
        List<Long> seeds = new ArrayList<>();
        for (double each : hertz) {
            long seed = seeds.size();
            String name = StemWriter.table(folder, seed).getFileName().toString();
            store(folder, name.replace(StoredPiece.TABLE, ""), List.of(Player.FLUTE), amplitude, seconds, each);
            seeds.add(seed);
        }
        return StemLibrary.open(folder, seeds);
    }

    private static StoredPiece store(
            Path folder, String name, List<Player> players, int amplitude, int seconds, double... hertz)
            throws IOException {
        int length = seconds * ClipSource.SAMPLE_RATE;
        ByteBuffer sound = ByteBuffer.allocate(2 * length * hertz.length).order(ByteOrder.LITTLE_ENDIAN);
        List<String> lines = new ArrayList<>();
        for (int tone = 0; tone < hertz.length; tone++) {
            double step = 2 * Math.PI * hertz[tone] / ClipSource.SAMPLE_RATE;
            for (int i = 0; i < length; i++) {
                sound.putShort((short) (amplitude * (Math.sin(step * i) + 0.025 * Math.sin(1e4 * Math.sin(i)))));
            }
            lines.add(String.join("\t", "tone" + tone, players.get(tone).name(), "Tones"));
        }
        Path table = folder.resolve(name + StoredPiece.TABLE);
        Files.write(StoredPiece.sibling(table, StoredPiece.SOUND), sound.array());
        Files.write(table, lines);
        return StoredPiece.open(table);
    }
}
