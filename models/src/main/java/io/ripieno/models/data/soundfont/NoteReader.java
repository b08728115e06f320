package io.ripieno.models.data.soundfont;

import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.audio.MonoStream;
import io.ripieno.music.decode.AudioDecoder;
import io.ripieno.music.decode.DecodeWorkerCommand;
import io.ripieno.music.decode.DecodeWorkerPool;
import io.ripieno.music.decode.DecodeWorkerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads folders of recorded notes. */
final class NoteReader implements AutoCloseable {
    private final AudioDecoder decoder = new AudioDecoder(
            AudioLimits.DEFAULT.withMinDuration(Duration.ofMillis(1)),
            new DecodeWorkerPool(DecodeWorkerCommand.ofThisProgram(), DecodeWorkerSettings.DEFAULT));

    /** @throws IOException if a file cannot be read, or none of the folder names a note */
    List<Recording> read(Path folder) throws IOException {
        List<NoteFile> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.sorted().flatMap(file -> NoteFile.of(file).stream()).toList();
        }
        if (files.isEmpty()) {
            throw new IOException(
                    "No file in " + folder + " is named after a note. Call them by note and octave, such as"
                            + " Cs4.wav, or by the number of the key, such as 036.wav.");
        }
        List<Recording> notes = new ArrayList<>();
        for (NoteFile file : files) {
            try (DecodedStream stream = decoder.open(file.file(), Excerpt.WHOLE)) {
                AudioBuffer sound = AudioBuffer.readAll(MonoStream.of(stream));
                notes.add(new Recording(
                        String.valueOf(file.file().getFileName()),
                        file.key(),
                        file.layer(),
                        sound.format().sampleRate(),
                        sound.samples()[0]));
            }
        }
        return notes;
    }

    @Override
    public void close() {
        decoder.close();
    }
}
