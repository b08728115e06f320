package io.ripieno.cli.dataset;

import io.ripieno.music.dmelodies.Factors;
import io.ripieno.music.dmelodies.Melodies;
import io.ripieno.music.dmelodies.MelodyScore;
import io.ripieno.music.formats.ScoreWriters;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Single melodies as MIDI and MusicXML, named after their row and factors. */
record MelodyExport(Path folder) {
    List<Path> write(List<Integer> rows) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        for (int row : rows) {
            Score score = MelodyScore.of(Melodies.of(row), "dMelodies " + row);
            for (ScoreFormat format : List.of(ScoreFormat.MIDI, ScoreFormat.MUSICXML)) {
                var bytes = new ByteArrayOutputStream();
                ScoreWriters.of(format).write(score, bytes);
                files.add(
                        Files.write(folder.resolve(Factors.of(row).fileName() + format.suffix()), bytes.toByteArray()));
            }
        }
        return files;
    }
}
