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
    private Tones() {}

    /** A piece of a flute, a clarinet and so on, one for each tone, in the files {@code tones}. */
    static StoredPiece store(Path folder, int seconds, double... hertz) throws IOException {
        List<Player> players = List.of(Player.FLUTE, Player.CLARINET, Player.VIOLIN);
        int length = seconds * ClipSource.SAMPLE_RATE;
        ByteBuffer sound = ByteBuffer.allocate(2 * length * hertz.length).order(ByteOrder.LITTLE_ENDIAN);
        List<String> lines = new ArrayList<>();
        for (int tone = 0; tone < hertz.length; tone++) {
            double step = 2 * Math.PI * hertz[tone] / ClipSource.SAMPLE_RATE;
            for (int i = 0; i < length; i++) {
                sound.putShort((short) (4000 * Math.sin(step * i) + 100 * Math.sin(1e4 * Math.sin(i))));
            }
            lines.add(String.join("\t", "tone" + tone, players.get(tone).name(), "Tones"));
        }
        Files.write(folder.resolve("tones.pcm"), sound.array());
        Files.write(folder.resolve("tones.tsv"), lines);
        return StoredPiece.open(folder.resolve("tones.tsv"));
    }
}
