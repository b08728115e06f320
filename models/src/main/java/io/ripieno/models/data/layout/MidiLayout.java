package io.ripieno.models.data.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.ripieno.models.data.arrange.Arrangement;
import io.ripieno.models.data.arrange.Beat;
import io.ripieno.models.data.arrange.ChordSpan;
import io.ripieno.models.data.arrange.MidiSequences;
import io.ripieno.models.data.arrange.Section;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.arrange.TrackNote;
import io.ripieno.models.data.piece.Activity;
import io.ripieno.models.data.piece.PieceStem;
import io.ripieno.models.data.piece.RenderedPiece;
import io.ripieno.music.corpus.Split;
import io.ripieno.music.wav.WavCoding;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.sound.midi.MidiSystem;

/**
 * A folder for each piece within that of its split: {@code piece.mid}, {@code mix.wav} (what is heard), {@code stems} with a
 * WAV file for each track (turned down together if one is beyond full scale and samples are whole numbers), and
 * {@code notes.csv}, {@code chords.csv}, {@code beats.csv}, {@code sections.csv}, {@code activity.csv} with the stretches in
 * which each track is active. Times are in seconds of the sound.
 */
final class MidiLayout implements DatasetLayout {
    private final Path folder;
    private final WavCoding coding;

    MidiLayout(Path folder, WavCoding coding) {
        this.folder = folder;
        this.coding = coding;
    }

    @Override
    public JsonNode add(int number, Split split, RenderedPiece piece) throws IOException {
        Path own = folder.resolve(split.name().toLowerCase(Locale.ROOT)).resolve(Names.piece(number, piece));
        NewFolder.emptied(own);
        Arrangement arrangement = piece.arrangement();
        try (OutputStream midi = Files.newOutputStream(own.resolve("piece.mid"))) {
            MidiSystem.write(MidiSequences.of(arrangement), 1, midi);
        }
        WavFile.write(own.resolve("mix.wav"), piece.sampleRate(), piece.heard(), 0, piece.frames(), coding);
        stems(Files.createDirectory(own.resolve("stems")), piece);
        notes(own.resolve("notes.csv"), arrangement);
        try (Table chords = new Table(own.resolve("chords.csv"), "start", "end", "chord")) {
            for (ChordSpan chord : piece.chords()) {
                chords.row(chord.start(), chord.end(), chord.label());
            }
        }
        try (Table beats = new Table(own.resolve("beats.csv"), "time", "bar", "beat")) {
            for (Beat beat : piece.beats()) {
                beats.row(beat.seconds(), beat.bar() + 1, beat.number());
            }
        }
        try (Table sections = new Table(own.resolve("sections.csv"), "start", "end", "kind", "tracks")) {
            for (Section section : piece.sections()) {
                String tracks = section.tracks().stream()
                        .map(track -> arrangement.tracks().get(track).name())
                        .collect(Collectors.joining(" "));
                sections.row(
                        section.start(), section.end(), section.kind().name().toLowerCase(Locale.ROOT), tracks);
            }
        }
        activity(own.resolve("activity.csv"), arrangement, piece.activity());
        return NullNode.getInstance();
    }

    private void stems(Path own, RenderedPiece piece) throws IOException {
        float peak = 0;
        for (PieceStem stem : piece.stems()) {
            peak = Math.max(peak, WavFile.peak(stem.samples()));
        }
        float gain = !coding.isFloat() && peak > WavFile.HIGHEST ? WavFile.HIGHEST / peak : 1;
        for (PieceStem stem : piece.stems()) {
            float[][] samples = gain == 1 ? stem.samples() : WavFile.scaled(stem.samples(), gain);
            Path file = own.resolve(stem.track().name() + ".wav");
            WavFile.write(file, piece.sampleRate(), samples, 0, piece.frames(), coding);
        }
    }

    private static void notes(Path file, Arrangement arrangement) throws IOException {
        try (Table notes = new Table(file, "onset", "offset", "pitch", "velocity", "track", "player", "program")) {
            for (Track track : arrangement.tracks()) {
                for (TrackNote note : track.played()) {
                    notes.row(
                            note.start(),
                            note.end(),
                            note.key(),
                            note.velocity(),
                            track.name(),
                            track.player().label(),
                            track.program());
                }
            }
        }
    }

    private static void activity(Path file, Arrangement arrangement, Activity activity) throws IOException {
        try (Table stretches = new Table(file, "start", "end", "track", "player")) {
            for (int t = 0; t < arrangement.tracks().size(); t++) {
                Track track = arrangement.tracks().get(t);
                int end;
                for (int start = activity.active().get(t).nextSetBit(0);
                        start >= 0;
                        start = activity.active().get(t).nextSetBit(end)) {
                    end = activity.active().get(t).nextClearBit(start);
                    stretches.row(
                            start * activity.hop(),
                            end * activity.hop(),
                            track.name(),
                            track.player().label());
                }
            }
        }
    }

    @Override
    public void finish(List<JsonNode> told) {}
}
