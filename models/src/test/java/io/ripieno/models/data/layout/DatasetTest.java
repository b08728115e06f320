package io.ripieno.models.data.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ripieno.models.data.arrange.ensemble.ArrangeOptions;
import io.ripieno.models.data.arrange.tune.TuneBook;
import io.ripieno.models.data.augment.Strength;
import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.models.data.piece.PiecePlan;
import io.ripieno.models.data.piece.PieceRenderer;
import io.ripieno.models.data.piece.PieceStem;
import io.ripieno.models.data.piece.RenderSettings;
import io.ripieno.models.data.piece.RenderSettings.Fonts;
import io.ripieno.models.data.piece.RenderedPiece;
import io.ripieno.models.data.piece.Sounds;
import io.ripieno.models.data.render.JdkSynthesizer;
import io.ripieno.models.data.render.Presets;
import io.ripieno.models.data.render.SynthesizerSound;
import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.audio.Recording;
import io.ripieno.music.corpus.Split;
import io.ripieno.music.npz.NpzReader;
import io.ripieno.music.wav.WavCoding;
import io.ripieno.music.wav.WavReader;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sound.midi.MidiSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetTest {
    private static final int RATE = 8000;
    private static final String OPTIONS = "seed=1";
    private static final PieceRenderer RENDERER = new PieceRenderer(
            new Sounds(List.of(new SynthesizerSound(JdkSynthesizer.withoutFont(), Presets.general()))),
            new RenderSettings(RATE, 1, Fonts.PIECE, Strength.LEVEL_ONLY));

    @TempDir
    Path folder;

    private static PiecePlan plan(long seed) {
        ArrangeOptions options = ArrangeOptions.DEFAULT.lasting(12, 16).withTracks(2, 4);
        return new PiecePlan(TuneBook.own(seed, 3).tunes(), options, RENDERER, seed);
    }

    private List<RenderedPiece> write(Map<Split, PiecePlan> sides, Set<LayoutKind> layouts, WavCoding coding, int count)
            throws IOException {
        List<RenderedPiece> pieces = new ArrayList<>();
        new Dataset(sides, layouts, coding, 2)
                .write(count, folder.resolve("set"), OPTIONS, (done, total, piece) -> pieces.add(piece));
        return pieces;
    }

    private static float[] samples(Path wav) throws IOException {
        try (WavReader reader = WavReader.open(Recording.of(wav), Excerpt.WHOLE, AudioLimits.DEFAULT)) {
            assertThat(reader.format().sampleRate()).isEqualTo(RATE);
            return AudioBuffer.readAll(reader).samples()[0];
        }
    }

    private List<Path> folders(String of) throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve(of))) {
            return all.sorted().toList();
        }
    }

    @Test
    void theStemsOfMusdbSumToTheMixtureToTheLastBit() throws IOException {
        for (WavCoding coding : List.of(WavCoding.FLOAT_32, WavCoding.PCM_16)) {
            folder = Files.createDirectory(folder.resolve(coding.name()));
            write(Map.of(Split.TRAIN, plan(1)), Set.of(LayoutKind.MUSDB), coding, 2);
            assertThat(folders("set/train")).hasSize(2);
            for (Path piece : folders("set/train")) {
                float[] mixture = samples(piece.resolve("mixture.wav"));
                float[] sum = new float[mixture.length];
                float loudest = 0;
                for (String stem : List.of("bass", "drums", "other", "vocals")) {
                    float[] part = samples(piece.resolve(stem + ".wav"));
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] += part[i];
                        loudest = Math.max(loudest, Math.abs(part[i]));
                    }
                }
                assertThat(loudest).isGreaterThan(0.01f);
                assertThat(mixture).isEqualTo(sum);
            }
        }
    }

    @Test
    void clipsOfOpenMicCarryTheLabelsOfWhatIsHeard() throws IOException {
        List<RenderedPiece> pieces =
                write(Map.of(Split.TEST, plan(2)), Set.of(LayoutKind.OPENMIC), WavCoding.PCM_16, 2);
        List<String> keys = Files.readAllLines(folder.resolve("set/partitions/split01_test.csv"));
        List<String> labels = Files.readAllLines(folder.resolve("set/aggregated-labels.csv"));
        assertThat(keys.subList(1, keys.size())).contains("000000_0", "000001_0");
        assertThat(labels).hasSize(1 + (keys.size() - 1) * Instrument.values().length);
        assertThat(Files.readAllLines(folder.resolve("set/partitions/split01_train.csv")))
                .hasSize(1);
        boolean[] present = pieces.get(0).activity().present(0, 10, 1.5);
        for (Instrument instrument : Instrument.values()) {
            String row = "000000_0," + instrument.label() + ",";
            if (present[instrument.ordinal()]) {
                assertThat(labels).contains(row + "1.0,1");
            } else {
                assertThat(labels).containsAnyOf(row + "0.0,1", row + "0.5,1");
            }
        }
        assertThat(present).contains(true);
        assertThat(samples(folder.resolve("set/audio/000/000000_0.wav"))).hasSize(10 * RATE);
        try (NpzReader npz = NpzReader.open(folder.resolve("set/labels.npz"), 1 << 20)) {
            assertThat(npz.names()).contains("Y_true", "Y_mask");
        }
    }

    @Test
    void midiAndTablesTellTheNotesChordsBeatsAndActivity() throws Exception {
        RenderedPiece piece = write(Map.of(Split.TRAIN, plan(3)), Set.of(LayoutKind.MIDI), WavCoding.FLOAT_32, 1)
                .get(0);
        Path own = folders("set/train").get(0);
        int notes = piece.arrangement().tracks().stream()
                .mapToInt(track -> track.played().size())
                .sum();
        assertThat(Files.readAllLines(own.resolve("notes.csv"))).hasSize(1 + notes);
        assertThat(Files.readAllLines(own.resolve("beats.csv")))
                .hasSize(1 + piece.beats().size());
        assertThat(Files.readAllLines(own.resolve("chords.csv")))
                .hasSize(1 + piece.chords().size());
        assertThat(Files.readAllLines(own.resolve("sections.csv")))
                .hasSize(1 + piece.sections().size());
        assertThat(Files.readAllLines(own.resolve("activity.csv"))).hasSizeGreaterThan(1);
        assertThat(MidiSystem.getSequence(own.resolve("piece.mid").toFile()).getTracks())
                .hasSize(1 + piece.arrangement().tracks().size());
        assertThat(samples(own.resolve("mix.wav"))).isEqualTo(piece.heard()[0]);
        for (PieceStem stem : piece.stems()) {
            Path wav = own.resolve("stems").resolve(stem.track().name() + ".wav");
            assertThat(samples(wav)).isEqualTo(stem.samples()[0]);
        }
        assertThat(folders("set/train/" + own.getFileName() + "/stems"))
                .hasSize(piece.stems().size());
    }

    @Test
    void theSameSeedWritesTheSameFiles() throws IOException {
        write(Map.of(Split.TRAIN, plan(4)), Set.of(LayoutKind.MIDI), WavCoding.FLOAT_32, 2);
        Path first = folder;
        folder = Files.createDirectory(folder.resolve("again"));
        write(Map.of(Split.TRAIN, plan(4)), Set.of(LayoutKind.MIDI), WavCoding.FLOAT_32, 2);
        assertSameFiles(first.resolve("set"), folder.resolve("set"));
    }

    @Test
    void aRunThatWasStoppedIsGoneOnWithAndGivesTheFilesOfOneThatWasNot() throws IOException {
        Map<Split, PiecePlan> sides = Map.of(Split.TRAIN, plan(4), Split.VALIDATION, plan(5), Split.TEST, plan(6));
        Dataset dataset = new Dataset(sides, Set.of(LayoutKind.values()), WavCoding.PCM_16, 1);
        dataset.write(4, folder.resolve("whole"), OPTIONS, (done, total, piece) -> {});
        Path target = folder.resolve("set");
        stopAfter(2, dataset, target);
        Path partial = folder.resolve(".set.partial");
        List<Path> begun = folders(".set.partial/midi/train");
        assertThat(begun).hasSize(2);
        Files.writeString(begun.get(1).resolve("stems/of-a-torn-run.wav"), "x");
        Path journal = partial.resolve(".journal");
        List<String> lines = Files.readAllLines(journal);
        String torn = lines.get(2).substring(0, 20);
        Files.writeString(journal, lines.get(0) + "\n" + lines.get(1) + "\n" + torn);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> dataset.write(4, target, "seed=2", (done, total, piece) -> {}))
                .withMessageContaining(".set.partial holds 1 pieces of a run with other options: seed=1");
        List<Integer> told = new ArrayList<>();
        dataset.write(4, target, OPTIONS, new Dataset.Progress() {
            @Override
            public void resumed(int done, int total) {
                told.add(-done);
            }

            @Override
            public void written(int done, int total, RenderedPiece piece) {
                told.add(done);
            }
        });

        assertThat(told).containsExactly(-1, 2, 3, 4);
        assertThat(partial).doesNotExist();
        assertSameFiles(folder.resolve("whole"), target);
    }

    private static void stopAfter(int pieces, Dataset dataset, Path target) {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> dataset.write(4, target, OPTIONS, (done, total, piece) -> {
                    if (done == pieces) {
                        throw new IllegalStateException("stopped");
                    }
                }));
        assertThat(target).doesNotExist();
    }

    private static void assertSameFiles(Path one, Path other) throws IOException {
        assertThat(files(other)).isEqualTo(files(one));
        for (Path file : files(one)) {
            assertThat(Files.mismatch(one.resolve(file), other.resolve(file)))
                    .as(file.toString())
                    .isEqualTo(-1);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aFolderIsCompleteOrAbsentAndNeverOverwritten() throws IOException {
        Path target = folder.resolve("set");
        Dataset dataset = new Dataset(Map.of(Split.TRAIN, plan(5)), Set.of(LayoutKind.MIDI), WavCoding.PCM_16, 1);
        Files.createDirectories(folder.resolve(".set.partial/left/over"));
        dataset.write(1, target, OPTIONS, (done, total, piece) -> {});
        assertThat(folders("")).containsExactly(target);
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> dataset.write(1, target, OPTIONS, (done, total, piece) -> {}))
                .withMessageContaining("is there already");
    }

    @Test
    void twoRunsDoNotWriteTheSameFolder() throws IOException {
        Path target = folder.resolve("set");
        try (NewFolder first = new NewFolder(target)) {
            Path work = Files.writeString(first.partial().resolve("work"), "of the first");
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> new NewFolder(target))
                    .withMessageContaining("Another run is writing")
                    .withMessageContaining("name another folder");
            assertThat(work).exists();
            first.complete();
        }
        assertThat(folders("set")).containsExactly(target.resolve("work"));
        assertThat(folders("")).containsExactly(target);
    }

    @Test
    void aRunThatIsInterruptedBeforeItsFirstPieceLeavesNothing() {
        Path target = folder.resolve("set");
        Dataset dataset = new Dataset(Map.of(Split.TRAIN, plan(5)), Set.of(LayoutKind.MIDI), WavCoding.PCM_16, 1);
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> dataset.write(9, target, OPTIONS, (done, total, piece) -> {}))
                .withMessageContaining("is not complete");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(folder).isEmptyDirectory();
    }

    private static List<Dataset.Place> places(int count) {
        PiecePlan plan = plan(6);
        Dataset all = new Dataset(
                Map.of(Split.TRAIN, plan, Split.VALIDATION, plan, Split.TEST, plan),
                Set.of(LayoutKind.MIDI),
                WavCoding.PCM_16,
                1);
        return Stream.iterate(0, i -> i + 1)
                .limit(count)
                .map(number -> all.place(number, count))
                .toList();
    }

    @Test
    void eachSideCountsItsOwnPieces() {
        for (int count : new int[] {3, 9, 10, 25, 40}) {
            for (Split side : Split.values()) {
                List<Integer> indices = places(count).stream()
                        .filter(place -> place.side() == side)
                        .map(Dataset.Place::index)
                        .toList();
                assertThat(indices).as(side + " of " + count).isNotEmpty();
                assertThat(indices)
                        .isEqualTo(Stream.iterate(0, i -> i + 1)
                                .limit(indices.size())
                                .toList());
            }
        }
        assertThat(places(40)).filteredOn(place -> place.side() == Split.TRAIN).hasSize(32);
        assertThat(places(40)).filteredOn(place -> place.side() == Split.TEST).hasSize(4);
    }

    @Test
    void fewerPiecesThanSidesAreRefused() {
        PiecePlan plan = plan(6);
        Dataset all = new Dataset(
                Map.of(Split.TRAIN, plan, Split.VALIDATION, plan, Split.TEST, plan),
                Set.of(LayoutKind.MIDI),
                WavCoding.PCM_16,
                1);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> all.write(2, folder.resolve("set"), OPTIONS, (done, total, piece) -> {}))
                .withMessageContaining("at least 3");
    }
}
