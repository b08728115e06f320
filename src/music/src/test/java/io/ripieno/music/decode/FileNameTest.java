package io.ripieno.music.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.music.audio.Recording;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileNameTest {
    @Test
    void theBytesAreThoseOfTheAbsolutePath() {
        for (String name : new String[] {"/a/b", "/a b/%41?#[x]+&.mp3", "/a:b", "//a/./b"}) {
            Path path = Path.of(name);
            assertThat(FileName.of(Recording.of(path)).bytes())
                    .isEqualTo(path.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8));
        }
        assertThat(FileName.of(Recording.of(Path.of("song.mp3")))).hasToString("song.mp3");
    }
}
