package io.ripieno.music.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ripieno.music.ecmg.DurationLabel;
import io.ripieno.music.ecmg.Fidelity;
import io.ripieno.music.ecmg.Song;
import io.ripieno.music.ecmg.SongEncoder;
import io.ripieno.music.ecmg.UnsuitableSongException;
import io.ripieno.music.measure.MeasureDecoder;
import io.ripieno.music.measure.MeasureEncoder;
import io.ripieno.music.measure.MeasureSettings;
import io.ripieno.music.measure.NotEncodableException;
import io.ripieno.music.measure.TokenTune;
import io.ripieno.music.measure.Transpositions;
import io.ripieno.music.score.LeadSheet;
import io.ripieno.music.score.NotALeadSheetException;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Rational;
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
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tunes of others, in the folder that the environment variable RIPIENO_DATA names, as tokens and back. */
class ViewsOfTunesTest {
    private static final String REASON = "RIPIENO_DATA is not set: no tunes of others are encoded";

    @ParameterizedTest
    @ValueSource(strings = {"abc/nottingham", "abc/oneills1850", "abc/ryansMammoth", "abc/airdsAirs"})
    void whatTheGridHoldsIsDecodedToTheSameNotes(String folder) throws Exception {
        var encoder = new MeasureEncoder(MeasureSettings.USUAL);
        Map<String, Integer> counts = new TreeMap<>();
        each(folder, score -> {
            String outcome;
            try {
                TokenTune tune = encoder.encode(score);
                assertThat(MeasureDecoder.notes(tune.bars())).isEqualTo(melody(score));
                outcome = "encoded";
                int windows = tune.windows().size();
                int shifts = Transpositions.within(melody(score), MeasureSettings.USUAL)
                        .size();
                counts.merge("bars", tune.bars().size(), Integer::sum);
                counts.merge("notes", melody(score).size(), Integer::sum);
                counts.merge("windows", windows, Integer::sum);
                counts.merge("windows of all transpositions", windows * shifts, Integer::sum);
            } catch (NotEncodableException e) {
                outcome = e.reason().toString();
            }
            counts.merge(outcome, 1, Integer::sum);
        });
        System.out.println(folder + " as measures: " + counts);
        assertThat(counts.get("encoded")).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc/nottingham", "leadsheets"})
    void leadSheetsBecomeStreamsOfTokensThatNetworksKnow(String folder) throws Exception {
        var encoder = new SongEncoder(Fidelity.FIXED);
        Map<String, Integer> counts = new TreeMap<>();
        each(folder, score -> {
            String outcome;
            try {
                Song song = encoder.encode(LeadSheet.topLineOf(score));
                assertThat(IntStream.of(song.streams().duration())).allMatch(label -> label < DurationLabel.OUTPUTS);
                outcome = song.approximated() == 0 ? "encoded" : "encoded with approximated durations";
            } catch (NotALeadSheetException e) {
                outcome = e.reason().toString();
            } catch (UnsuitableSongException e) {
                outcome = e.reason().toString();
            }
            counts.merge(outcome, 1, Integer::sum);
        });
        System.out.println(folder + " as songs: " + counts);
        assertThat(counts.get("encoded")).isPositive();
    }

    /** The heard notes at their places in bars, with nothing known but pitch and time. */
    private static List<Note> melody(Score score) {
        Rational lead = MeasureEncoder.lead(score);
        try {
            return LeadSheet.melodyOf(score).stream()
                    .map(note -> Note.of(note.onset().plus(lead), note.duration(), note.pitch()))
                    .toList();
        } catch (NotALeadSheetException e) {
            throw new AssertionError(e);
        }
    }

    private static void each(String name, Consumer<Score> use) throws IOException {
        @Nullable String data = System.getenv("RIPIENO_DATA");
        if (data == null) {
            System.out.println(REASON);
        }
        assumeTrue(data != null, REASON);
        var reader = new AnyScoreReader();
        try (Stream<Path> files = Files.walk(Path.of(String.valueOf(data), name))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                for (Tune tune : reader.tunes(ScoreSource.of(file, ScoreLimits.DEFAULT), ScoreLimits.DEFAULT)
                        .toList()) {
                    if (tune instanceof Tune.Read read) {
                        unfolded(read.score()).ifPresent(use);
                    }
                }
            }
        }
    }

    private static Optional<Score> unfolded(Score score) {
        try {
            return Optional.of(AsPlayed.of(score, ScoreLimits.DEFAULT));
        } catch (ScoreException notPlayable) {
            return Optional.empty();
        }
    }
}
