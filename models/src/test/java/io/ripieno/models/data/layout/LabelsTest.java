package io.ripieno.models.data.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.models.data.arrange.Arrangement;
import io.ripieno.models.data.arrange.Beat;
import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.Role;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.arrange.TrackNote;
import io.ripieno.models.data.augment.Strength;
import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.models.data.piece.Activity;
import io.ripieno.models.data.piece.HandMadePiece;
import io.ripieno.models.data.piece.PieceRenderer;
import io.ripieno.models.data.piece.PieceStem;
import io.ripieno.models.data.piece.RenderSettings;
import io.ripieno.models.data.piece.RenderSettings.Fonts;
import io.ripieno.models.data.piece.RenderedPiece;
import io.ripieno.models.data.piece.Sounds;
import io.ripieno.models.data.render.FontUse;
import io.ripieno.models.data.render.JdkSynthesizer;
import io.ripieno.models.data.render.Presets;
import io.ripieno.models.data.render.SynthesizerSound;
import io.ripieno.music.corpus.Split;
import io.ripieno.music.npz.NpzReader;
import io.ripieno.music.wav.WavCoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tables say, against what was made by hand. */
class LabelsTest {
    private static final int RATE = 8000;

    @TempDir
    Path folder;

    private static RenderedPiece rendered(List<Track> tracks) throws IOException {
        return new PieceRenderer(
                        new Sounds(List.of(new SynthesizerSound(JdkSynthesizer.withoutFont(), Presets.general()))),
                        new RenderSettings(RATE, 1, Fonts.PIECE, Strength.LEVEL_ONLY))
                .render(HandMadePiece.of(tracks), 1);
    }

    private List<List<String>> table(RenderedPiece piece, String name) throws IOException {
        new MidiLayout(folder, WavCoding.FLOAT_32).add(0, Split.TRAIN, piece);
        return Files.readAllLines(folder.resolve("train/000000-by-hand").resolve(name)).stream()
                .skip(1)
                .map(line -> List.of(line.split(",")))
                .toList();
    }

    private static TrackNote note(double at, double seconds, int key) {
        return new TrackNote(2 * at, 2 * seconds, at, seconds, key, 100);
    }

    private static Track drums(List<TrackNote> notes) {
        return new Track("drums", Player.DRUMS, Role.DRUMS, 0, notes, List.of());
    }

    /** Onsets of a drum that is struck on each beat, as rises of the level by 12 dB over 10 ms, after a pause of 0.2 s. */
    private static List<Double> onsets(float[] sound) {
        int block = RATE / 200;
        List<Double> onsets = new ArrayList<>();
        double before = 0;
        for (int at = 0; at + block <= sound.length; at += block) {
            double power = 1e-7;
            for (int i = at; i < at + block; i++) {
                power += sound[i] * sound[i] / block;
            }
            double time = (double) at / RATE;
            if (power > 16 * Math.max(before, 1e-6)
                    && (onsets.isEmpty() || time > onsets.get(onsets.size() - 1) + 0.2)) {
                onsets.add(time);
            }
            before = power;
        }
        return onsets;
    }

    @Test
    void beatsFallWhereTheyAreHeard() throws IOException {
        List<TrackNote> strokes = new ArrayList<>();
        for (int beat = 0; beat < 2 * HandMadePiece.SECONDS; beat++) {
            strokes.add(note(beat / 2.0, 0.1, 42));
        }
        RenderedPiece piece = rendered(List.of(drums(strokes)));
        List<Double> beats = table(piece, "beats.csv").stream()
                .map(row -> Double.parseDouble(row.get(0)))
                .toList();
        List<Double> heard = onsets(piece.heard()[0]);
        assertThat(heard).hasSameSizeAs(beats).hasSize(16);
        for (int i = 0; i < beats.size(); i++) {
            assertThat(heard.get(i)).as("beat " + i).isCloseTo(beats.get(i), within(0.02));
        }
    }

    @Test
    void aKeyThatIsStruckAgainEndsItsFirstNote() throws IOException {
        Track again = drums(List.of(note(1, 1, 38), note(1.5, 1, 38), note(1.5, 0.001, 40), note(3, 0.5, 38)));
        List<List<String>> notes = table(rendered(List.of(again)), "notes.csv");
        assertThat(notes).hasSize(3);
        assertThat(notes).extracting(row -> row.get(0)).containsExactly("1.000000", "1.500000", "3.000000");
        assertThat(notes).extracting(row -> row.get(1)).containsExactly("1.497000", "2.500000", "3.500000");
    }

    @Test
    void labelsEndWithTheSound() throws IOException {
        RenderedPiece piece = rendered(List.of(HandMadePiece.track(Player.FLUTE, Role.MELODY, 73, 0, 2, 72)));
        Arrangement whole = piece.arrangement();
        int frames = 3 * RATE;
        float[][] cut = {Arrays.copyOf(piece.mix()[0], frames)};
        RenderedPiece shorter = new RenderedPiece(whole, 1, RATE, piece.stems(), cut, cut, piece.activity());
        assertThat(shorter.beats()).hasSize(6).extracting(Beat::seconds).allMatch(time -> time < 3);
        assertThat(shorter.chords()).hasSize(1).allMatch(chord -> chord.end() == 3);
        assertThat(shorter.sections()).hasSize(1).allMatch(section -> section.end() == 3);
    }

    private static PieceStem stem(Track track, FontUse font, int frames) {
        return new PieceStem(track, font, -20, 0, new float[1][frames]);
    }

    @Test
    void whereNobodyCanBeSureTheMaskIsOpen() throws IOException {
        int frames = 10 * RATE;
        List<Track> tracks = List.of(
                HandMadePiece.track(Player.VIOLA, Role.MELODY, 41, 0, 8, 60),
                HandMadePiece.track(Player.FLUTE, Role.MELODY, 73, 0, 8, 72),
                HandMadePiece.track(Player.TRUMPET, Role.MELODY, 56, 0, 8, 72));
        FontUse font = new FontUse("none", "none", "", 0, "MIT", true);
        BitSet always = new BitSet();
        always.set(0, 200);
        BitSet briefly = new BitSet();
        briefly.set(10, 20);
        Activity activity =
                new Activity(0.05, 200, tracks.stream().map(Track::player).toList(), List.of(always, always, briefly));
        float[][] silence = new float[1][frames];
        RenderedPiece piece = new RenderedPiece(
                HandMadePiece.of(tracks),
                1,
                RATE,
                tracks.stream().map(track -> stem(track, font, frames)).toList(),
                silence,
                silence,
                activity);
        OpenMicLayout layout = new OpenMicLayout(folder, WavCoding.PCM_16);
        layout.finish(List.of(layout.add(0, Split.TRAIN, piece)));
        List<String> rows = Files.readAllLines(folder.resolve("aggregated-labels.csv"));
        assertThat(rows)
                .contains(
                        "000000_0,violin,0.5,1",
                        "000000_0,cello,0.5,1",
                        "000000_0,trumpet,0.5,1",
                        "000000_0,flute,1.0,1",
                        "000000_0,piano,0.0,1");
        try (NpzReader npz = NpzReader.open(folder.resolve("labels.npz"), 1 << 20)) {
            int[] mask = npz.array("Y_mask").ints();
            assertThat(mask[Instrument.VIOLIN.ordinal()]).isZero();
            assertThat(mask[Instrument.TRUMPET.ordinal()]).isZero();
            assertThat(mask[Instrument.FLUTE.ordinal()]).isEqualTo(1);
            assertThat(mask[Instrument.PIANO.ordinal()]).isEqualTo(1);
        }
    }

    @Test
    void theCardSaysWhetherItsSoundMayTrain() throws IOException {
        List<Track> tracks = List.of(HandMadePiece.track(Player.FLUTE, Role.MELODY, 73, 0, 8, 72));
        FontUse found = new FontUse("any", "found", "found.sf2", 9, "NOASSERTION", false);
        float[][] silence = new float[1][RATE];
        RenderedPiece piece = new RenderedPiece(
                HandMadePiece.of(tracks),
                1,
                RATE,
                List.of(stem(tracks.get(0), found, RATE)),
                silence,
                silence,
                new Activity(0.05, 20, List.of(Player.FLUTE), List.of(new BitSet())));
        assertThat(card(piece, Split.TEST).path("mayTrain").asBoolean()).isTrue();
        JsonNode card = card(piece, Split.TRAIN);
        assertThat(card.path("mayTrain").asBoolean(true)).isFalse();
        assertThat(card.path("train").path("pieces").asInt()).isEqualTo(1);
        JsonNode font = card.path("train").path("fonts").path(0);
        assertThat(font.path("licence").asText()).isEqualTo("NOASSERTION");
        assertThat(font.path("mayTrain").asBoolean(true)).isFalse();
    }

    private JsonNode card(RenderedPiece piece, Split split) throws IOException {
        Card card = new Card(folder);
        card.finish(List.of(card.add(0, split, piece)));
        return new ObjectMapper().readTree(folder.resolve("dataset.json").toFile());
    }
}
