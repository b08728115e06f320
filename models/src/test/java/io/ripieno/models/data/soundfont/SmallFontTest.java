package io.ripieno.models.data.soundfont;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.ripieno.models.data.render.FontChunks;
import io.ripieno.models.data.render.Presets;
import io.ripieno.models.data.render.SoundFont;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SmallFontTest {
    private static final int RATE = 44_100;
    private static final int LOWEST = 40;
    private static final int HIGHEST = 100;

    @TempDir
    Path folder;

    private SoundFont large = new SoundFont(Path.of("none"), SoundFont.Kind.SF2, "own", "MIT", true, 0);

    @BeforeEach
    void makeLargeFont() throws Exception {
        List<Zone> zones = IntStream.range(0, 6)
                .mapToObj(i -> new Zone(note(50 + 8 * i), low(i), i == 5 ? HIGHEST : low(i + 1) - 1, 0, 127, 0.01, 0.2))
                .toList();
        List<Zone> strokes = List.of(new Zone(note(38), 38, 38, 0, 127, 0.01, 0.2));
        Path file = folder.resolve("large.sf2");
        List<Preset> presets = List.of(new Preset("horn", 0, 60, zones), new Preset("kit", Preset.DRUMS, 0, strokes));
        SoundFontWriter.write(file, "large", "made by a test", presets);
        large = SoundFont.open(file, "own", "MIT", true);
    }

    private static int low(int zone) {
        return zone == 0 ? LOWEST : 46 + 8 * zone;
    }

    private static Sample note(int key) {
        int length = RATE;
        float[] samples = new float[length];
        double hertz = PitchFinder.hertz(key);
        for (int i = 0; i < length; i++) {
            samples[i] = (float) (0.3 * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        return new Sample("note " + key, RATE, samples, key, 7, new Loop(20_000, 40_000));
    }

    private Path small(int keys, long seed) throws IOException {
        Path file = folder.resolve("small-" + keys + "-" + seed + ".sf2");
        SmallFont.write(large, keys, seed, file, "made by a test");
        return file;
    }

    private static List<FontZone> zones(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return FontTree.read(new FontChunks(channel)).instruments().get(0).zones();
        }
    }

    private static List<Sample> samples(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            FontChunks chunks = new FontChunks(channel);
            FontSamples all = new FontSamples(chunks);
            List<Sample> samples = new ArrayList<>();
            for (FontZone zone : FontTree.read(chunks).instruments().get(0).zones()) {
                samples.add(all.of(zone, Optional.empty()));
            }
            return samples;
        }
    }

    @Test
    void oneSampleSoundsOverTheWholeRangeAndWhichOneIsLeftToTheSeed() throws IOException {
        Set<Integer> roots = new HashSet<>();
        for (long seed = 1; seed <= 12; seed++) {
            Path file = small(1, seed);
            assertThat(zones(file)).singleElement().satisfies(zone -> {
                assertThat(zone.lowKey()).isEqualTo(LOWEST);
                assertThat(zone.highKey()).isEqualTo(HIGHEST);
            });
            Sample sample = samples(file).get(0);
            assertThat(sample.name()).isEqualTo("note " + sample.key());
            assertThat(sample.cents()).isEqualTo(7);
            roots.add(sample.key());
        }
        assertThat(roots).hasSizeGreaterThan(2);
    }

    @Test
    void twoSamplesShareTheRangeWithoutAGap() throws IOException {
        List<FontZone> zones = zones(small(2, 3));
        assertThat(zones).hasSize(2);
        assertThat(zones.get(0).lowKey()).isEqualTo(LOWEST);
        assertThat(zones.get(1).lowKey()).isEqualTo(zones.get(0).highKey() + 1);
        assertThat(zones.get(1).highKey()).isEqualTo(HIGHEST);
    }

    @Test
    void whatIsSaidOfItsSoundStays() throws IOException {
        FontZone before = zones(large.path()).get(0);
        FontZone after = zones(small(1, 5)).get(0);
        for (int number : new int[] {FontZone.VELOCITIES, 34, 38, FontZone.SAMPLE_MODE}) {
            assertThat(after.amount(number)).as("generator " + number).isEqualTo(before.amount(number));
        }
    }

    @Test
    void kitsAreLeftOutAndTheSameSeedGivesTheSameFont() throws Exception {
        Path file = small(1, 5);
        Presets presets = Presets.of(SoundFont.open(file, "own", "MIT", true));
        assertThat(presets.has(0, 60)).isTrue();
        assertThat(presets.has(128, 0)).isFalse();
        byte[] first = Files.readAllBytes(file);
        assertThat(Files.readAllBytes(small(1, 5))).isEqualTo(first);
    }

    @Test
    void aFontOfNoMoreSamplesThanAreKeptHasTheSameKeys() throws IOException {
        assertThat(zones(small(6, 1)))
                .extracting(FontZone::lowKey)
                .isEqualTo(zones(large.path()).stream().map(FontZone::lowKey).toList());
    }

    @Test
    void theCommandMakesItAndSaysWhatIsWrong() throws IOException {
        Path out = folder.resolve("made.sf2");
        assertThat(run("--from", large.path().toString(), "--out", out.toString()))
                .contains("1 presets, 1 instruments, 1 samples");
        assertThat(zones(out)).hasSize(1);
        assertThat(run("--from", large.path().toString(), "--out", out.toString()))
                .contains("is there already");
        assertThat(run("--from", large.path().toString(), "--keys", "0", "--out", folder.resolve("o.sf2") + ""))
                .contains("keep at least 1");
    }

    @Test
    void aDamagedFontIsToldOf() throws IOException {
        byte[] all = Files.readAllBytes(large.path());
        Files.write(large.path(), Arrays.copyOf(all, all.length - 60));
        assertThatIOException().isThrownBy(() -> small(1, 1)).withMessageContaining("before");
    }

    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(new SmallFontCommand()).setOut(new PrintWriter(out));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            out.write(String.valueOf(failure.getMessage()));
            return 1;
        });
        line.execute(arguments);
        return out.toString();
    }
}
