package io.ripieno.models.data.soundfont;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoteFileTest {
    @ParameterizedTest
    @CsvSource({
        "C4.wav, 60, 0",
        "A4.flac, 69, 0",
        "Cs4.mp3, 61, 0",
        "F#3v10.mp3, 54, 10",
        "Bb2.ogg, 46, 0",
        "G2 v2.wav, 43, 2",
        "C-1.wav, 0, 0",
        "036 v1.flac, 36, 1",
        "60.WAV, 60, 0"
    })
    void readsKeyAndLayerFromTheName(String name, int key, int layer) {
        assertThat(NoteFile.of(Path.of("folder", name)))
                .hasValueSatisfying(
                        note -> assertThat(new int[] {note.key(), note.layer()}).containsExactly(key, layer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "C4.txt", "H4.wav", "C.wav", "128.wav", "kick.wav", "C44.wav"})
    void othersAreNotNotes(String name) {
        assertThat(NoteFile.of(Path.of(name))).isEmpty();
    }

    @Test
    void pitchOfARecordingIsFoundWithinItsSemitone() {
        float[] sharp = RecordedNotes.held(440 * Math.pow(2, 37 / 1200.0), 1);
        assertThat(PitchFinder.cents(sharp, RecordedNotes.RATE, 69)).isBetween(33, 41);
        assertThat(PitchFinder.cents(new float[RecordedNotes.RATE], RecordedNotes.RATE, 69))
                .isZero();
    }
}
