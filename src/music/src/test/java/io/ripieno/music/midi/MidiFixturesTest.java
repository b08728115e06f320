package io.ripieno.music.midi;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.music.score.Notice;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreSource;
import io.ripieno.music.score.Tune;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Files of others, in the folder that the environment variable RIPIENO_DATA names. */
class MidiFixturesTest {
    private static final String REASON = "RIPIENO_DATA is not set: no MIDI files of others are read";
    private static final Map<String, String> REFUSED = Map.of(
            "type2.mid", "MIDI format 2",
            "zero-ticks-per-beat.mid", "0 ticks per quarter note",
            "negative-ticks-per-beat.mid", "1 frames per second");

    @Test
    void everyFileIsReadOrRefusedForAReasonThatIsRight() throws IOException {
        String folder = System.getenv("RIPIENO_DATA");
        if (folder == null) {
            System.err.println(REASON);
        }
        Assumptions.assumeTrue(folder != null, REASON);
        Map<String, String> refused = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of(folder, "midi"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                try {
                    System.out.println(row(
                            name,
                            new MidiReader().read(ScoreSource.of(file, ScoreLimits.DEFAULT), ScoreLimits.DEFAULT)));
                } catch (ScoreException e) {
                    refused.put(name, e.getMessage());
                    System.out.printf("%-32s refused: %s%n", name, e.getMessage());
                }
            }
        }
        assertThat(refused.keySet()).isEqualTo(REFUSED.keySet());
        REFUSED.forEach((name, reason) -> assertThat(refused.get(name)).contains(reason));
    }

    private static String row(String name, Tune.Read read) {
        Score score = read.score();
        List<String> notices = read.notices().stream().map(Notice::toString).toList();
        long notes =
                score.parts().stream().map(Part::events).mapToLong(List::size).sum();
        return "%-32s %2d parts %5d notes %4d bars %s %s"
                .formatted(
                        name,
                        score.parts().size(),
                        notes,
                        score.measures().size(),
                        score.metres().first(),
                        notices);
    }
}
