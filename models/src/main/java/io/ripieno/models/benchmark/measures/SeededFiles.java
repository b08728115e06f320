package io.ripieno.models.benchmark.measures;

import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.npz.NpzWriter;
import io.ripieno.music.wav.WavCoding;
import io.ripieno.music.wav.WavWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes what is measured, so that other programs can be measured on the same. */
public record SeededFiles(Path folder) {
    /** {@code NAME.npz} with {@code z} and {@code a}. */
    public void write(String name, SeededLatents latents) throws IOException {
        Files.createDirectories(folder);
        try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".npz"));
                NpzWriter npz = new NpzWriter(out)) {
            add(npz, "z", latents.z());
            add(npz, "a", latents.a());
        }
    }

    private static void add(NpzWriter npz, String name, double[][] rows) throws IOException {
        npz.add(name, Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray(), rows.length, rows[0].length);
    }

    /** {@code references/SOURCE.wav} and {@code estimates/SOURCE.wav}, 32-bit floats. */
    public void write(SeededTrack track) throws IOException {
        write("references", track.references(), track.sampleRate());
        write("estimates", track.estimates(), track.sampleRate());
    }

    private void write(String name, Map<String, float[][]> sources, int sampleRate) throws IOException {
        Path below = Files.createDirectories(folder.resolve(name));
        for (Map.Entry<String, float[][]> source : sources.entrySet()) {
            Path file = below.resolve(source.getKey() + ".wav");
            try (WavWriter writer = WavWriter.create(file, new AudioFormat(sampleRate, 2), WavCoding.FLOAT_32)) {
                writer.write(source.getValue(), 0, source.getValue()[0].length);
                writer.finish();
            }
        }
    }

    /** {@code first/NNN.mid} and {@code second/NNN.mid}. */
    public void write(SeededMelodies melodies) throws IOException {
        write("first", melodies.first());
        write("second", melodies.second());
    }

    private void write(String name, List<byte[]> files) throws IOException {
        Path below = Files.createDirectories(folder.resolve(name));
        for (int i = 0; i < files.size(); i++) {
            Files.write(below.resolve(String.format(Locale.ROOT, "%03d.mid", i)), files.get(i));
        }
    }
}
