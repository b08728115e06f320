package io.ripieno.models.data.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ripieno.models.data.render.SynthesisException.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundFontTest {
    @TempDir
    Path folder;

    private Path font(int major) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(36).order(ByteOrder.LITTLE_ENDIAN);
        head.put(ascii("RIFF")).putInt(28).put(ascii("sfbk"));
        head.put(ascii("LIST")).putInt(16).put(ascii("INFO"));
        head.put(ascii("ifil")).putInt(4).putShort((short) major).putShort((short) 1);
        return Files.write(folder.resolve("font.bin"), head.array());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static SoundFont open(Path path) throws SynthesisException {
        return SoundFont.open(path, "family", "MIT", true);
    }

    @Test
    void theHeaderTellsTheKindWhateverTheNameSays() throws IOException {
        assertThat(open(font(2)).kind()).isEqualTo(SoundFont.Kind.SF2);
        assertThat(open(font(3)).kind()).isEqualTo(SoundFont.Kind.SF3);
    }

    @Test
    void whatIsNoFontIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("font.sf2"), "not a font at all, only some text");
        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> open(text))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.NOT_A_FONT))
                .withMessageContaining("font.sf2");
        Path newer = font(4);
        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> open(newer))
                .withMessageContaining("version 4");
    }

    @Test
    void aMissingFontSaysWhatToInstall() {
        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> open(folder.resolve("none.sf2")))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.FONT_MISSING))
                .withMessageContaining("musescore-general-soundfont");
    }

    @Test
    void theJdkRefusesAnSf3Font() throws IOException {
        SoundFont font = open(font(3));
        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> JdkSynthesizer.with(font))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.FONT_UNSUPPORTED))
                .withMessageContaining("fluidsynth");
    }
}
