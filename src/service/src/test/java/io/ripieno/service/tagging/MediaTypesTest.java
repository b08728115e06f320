package io.ripieno.service.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioInfo;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.Content;
import io.ripieno.service.job.Input;
import io.ripieno.service.job.InputRole;
import io.ripieno.service.job.JobFailure;
import io.ripieno.store.blob.Sha256;
import java.net.URI;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypesTest {
    @ParameterizedTest
    @CsvSource({
        "audio/wav, wav",
        "audio/x-wav, rf64",
        "Audio/FLAC; rate=44100, flac",
        "audio/ogg, ogg",
        "audio/opus, ogg",
        "'', mp3",
        "application/octet-stream, mp3",
        "audio/some-new-kind, mp3"
    })
    void whatFitsOrSaysNothingIsPassedInSilence(String mediaType, String container) throws JobFailure {
        assertThat(MediaTypes.check(input(mediaType), info(container), true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"audio/wav, flac", "audio/mpeg, ogg", "image/png, wav", "text/plain, mp3"})
    void aContradictionIsANotice(String mediaType, String container) throws JobFailure {
        assertThat(MediaTypes.check(input(mediaType), info(container), false)).hasValueSatisfying(notice -> {
            assertThat(notice.code()).isEqualTo(Code.MEDIA_TYPE);
            assertThat(notice.message())
                    .contains(mediaType, container)
                    .doesNotContain("file:")
                    .endsWith("It was decoded by its content. Correct the media type of the next job.");
        });
    }

    @Test
    void aContradictionIsRefusedWhereTheJobIsStrict() {
        assertThatThrownBy(() -> MediaTypes.check(input("audio/wav"), info("flac"), true))
                .isInstanceOfSatisfying(JobFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo(Code.MEDIA_TYPE);
                    assertThat(failure.problem())
                            .isEqualTo("The input file:///a is flac (codec) by its content, but its media type says"
                                    + " audio/wav.");
                    assertThat(failure.action()).isEqualTo("Correct the media type, or do not be strict about it.");
                });
    }

    @ParameterizedTest
    @CsvSource({"audio/wav, false", "Audio/FLAC; rate=1, false", "image/png, false", "'', true", "audio/new, true"})
    void onlyATypeThatSaysSomethingIsCompared(String mediaType, boolean nothing) {
        assertThat(MediaTypes.saysNothing(input(mediaType))).isEqualTo(nothing);
    }

    private static Input input(String mediaType) {
        return new Input(
                InputRole.AUDIO,
                "",
                new Content.Referenced(URI.create("file:///a"), new Sha256("0".repeat(64)), 1, mediaType),
                Excerpt.WHOLE,
                OptionalDouble.empty());
    }

    private static AudioInfo info(String container) {
        return new AudioInfo(container, "codec", new AudioFormat(44_100, 2), OptionalLong.empty());
    }
}
