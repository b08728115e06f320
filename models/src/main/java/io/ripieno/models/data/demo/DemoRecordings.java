package io.ripieno.models.data.demo;

import io.ripieno.models.data.render.Rendering;
import io.ripieno.models.data.render.Synthesizer;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.wav.WavCoding;
import io.ripieno.music.wav.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the demonstration pieces as WAV: stereo, 32 kHz, 16 bit. */
public final class DemoRecordings {
    private DemoRecordings() {}

    /**
     * @param folder made if it is not there
     * @return the files in the order of the pieces
     */
    public static List<Path> write(Synthesizer synthesizer, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        for (Piece piece : Pieces.all()) {
            Rendering sound = Performance.of(piece, synthesizer);
            Path file = folder.resolve(piece.name() + ".wav");
            AudioFormat format = new AudioFormat(sound.sampleRate(), 2);
            try (WavWriter wav = WavWriter.create(file, format, WavCoding.PCM_16)) {
                wav.write(new float[][] {sound.left(), sound.right()}, 0, sound.left().length);
                wav.finish();
            }
            files.add(file);
        }
        return files;
    }
}
