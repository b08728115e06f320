package io.ripieno.music.musicxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ripieno.music.score.Event;
import io.ripieno.music.score.Notation;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Notice;
import io.ripieno.music.score.Rest;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreSource;
import io.ripieno.music.score.Sounding;
import io.ripieno.music.score.Tune;
import io.ripieno.music.score.Unfolding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scores of others, in the folder that the environment variable RIPIENO_DATA names. */
class FixturesTest {
    private static final String REASON = "RIPIENO_DATA is not set: no MusicXML of others is read";

    /** 68 fixtures and 275 lead sheets. */
    private static final int FILES = 68 + 275;

    @SuppressWarnings("NullAway.Init") // without it no test runs
    private static Path data;

    @BeforeAll
    static void open() {
        String folder = System.getenv("RIPIENO_DATA");
        if (folder == null) {
            System.err.println(REASON);
        }
        Assumptions.assumeTrue(folder != null, REASON);
        data = Path.of(folder);
    }

    @Test
    void everyScoreIsRead() throws IOException {
        List<String> refused = new ArrayList<>();
        Map<String, Integer> notices = new TreeMap<>();
        int read = 0;
        int events = 0;
        int chords = 0;
        for (Path file : files()) {
            try {
                Tune.Read tune =
                        new MusicXmlReader().read(ScoreSource.of(file, ScoreLimits.DEFAULT), ScoreLimits.DEFAULT);
                read++;
                events += tune.score().parts().stream()
                        .mapToInt(part -> part.events().size())
                        .sum();
                chords += tune.score().chords().size();
                for (Notice notice : tune.notices()) {
                    notices.merge(kind(notice), 1, Integer::sum);
                }
            } catch (ScoreException e) {
                refused.add(data.relativize(file) + ": " + e.problem() + ", " + e.getMessage());
            }
        }
        System.out.println(read + " MusicXML files read, " + refused.size() + " refused; " + events + " events, "
                + chords + " chord symbols");
        refused.forEach(line -> System.out.println("  refused " + line));
        notices.forEach((kind, count) -> System.out.println("  in " + count + " files: " + kind));
        assertEquals(List.of(), refused);
        assertEquals(FILES, read);
    }

    @Test
    void everyScoreComesBackAsItWasRead() throws IOException {
        List<String> changed = new ArrayList<>();
        for (Path file : files()) {
            Score score = notated(read(data.relativize(file).toString()).score());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new MusicXmlWriter().write(score, bytes);
            ScoreSource source = new ScoreSource("written", bytes.toByteArray());
            Score back = new MusicXmlReader().read(source, ScoreLimits.DEFAULT).score();
            if (!notated(back).equals(score)) {
                changed.add(data.relativize(file).toString());
            }
        }
        assertEquals(List.of(), changed);
    }

    /** An unfolded score against the expected one of the same stem, by what sounds. */
    @ParameterizedTest
    @ValueSource(strings = {"complex", "dacapo", "timeline", "volta_numbers"})
    void unfoldingGivesTheExpectedScore(String name) throws IOException {
        Score folded = read("musicxml/partitura/test_unfold_" + name + ".xml").score();
        Score expected =
                read("musicxml/partitura/test_unfold_" + name + "_result.xml").score();
        assertTrue(folded.isFolded());
        assertFalse(expected.isFolded());
        Score unfolded = Unfolding.of(folded, ScoreLimits.DEFAULT);
        assertEquals(heard(expected), heard(unfolded));
    }

    @ParameterizedTest
    @CsvSource({"dcalfine,1 2 3 4 1 2", "dsalcoda,1 2 3 2 4", "dsalfine,1 2 3 4 2 3"})
    void jumpsAreFollowed(String name, String order) throws IOException {
        Score score = read("musicxml/muspy/" + name + ".xml").score();
        String played = Unfolding.order(score, ScoreLimits.DEFAULT).stream()
                .map(index -> score.measures().get(index).label())
                .collect(Collectors.joining(" "));
        assertEquals(order, played);
    }

    private static Tune.Read read(String file) throws ScoreException {
        return new MusicXmlReader().read(ScoreSource.of(data.resolve(file), ScoreLimits.DEFAULT), ScoreLimits.DEFAULT);
    }

    /** With a notation for each duration that has one, as the writer gives it. */
    private static Score notated(Score score) {
        return score.withParts(score.parts().stream()
                .map(part -> part.withEvents(
                        part.events().stream().map(FixturesTest::notated).toList()))
                .toList());
    }

    private static Event notated(Event event) {
        if (!event.notation().equals(Notation.NONE) || event.duration().isZero()) {
            return event;
        }
        Notation notation = Notation.of(event.duration());
        return event instanceof Sounding sounding
                ? sounding.notated(notation)
                : new Rest(event.onset(), event.duration(), event.voice(), event.staff(), notation);
    }

    private static List<String> heard(Score score) {
        return score.parts().stream()
                .flatMap(part -> part.sounding().stream())
                .map(event -> event.onset() + " " + event.duration() + " "
                        + (event instanceof Note note ? note.pitch() : event))
                .toList();
    }

    private static String kind(Notice notice) {
        return notice.message()
                .replaceFirst(" \\(\\d+ times, first here\\)$", "")
                .replaceFirst("\\(line .*", "(...): its only score is read");
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("musicxml", "leadsheets")) {
            try (Stream<Path> tree = Files.walk(data.resolve(folder))) {
                tree.filter(file -> file.toString().matches(".*\\.(xml|musicxml|mxl)"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }
}
