package io.ripieno.service.recording;

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
        "audio/wav, wav, pcm_s16le",
        "audio/wav, wav, adpcm_ms",
        "audio/x-wav, rf64, pcm_f32le",
        "Audio/FLAC; rate=44100, flac, flac",
        "audio/flac, ogg, flac",
        "audio/ogg, ogg, vorbis",
        "audio/ogg, ogg, flac",
        "audio/opus, ogg, opus",
        "audio/vorbis, ogg, vorbis",
        "audio/mpeg, mp3, mp3",
        "audio/mpeg, mp3, mp2",
        "audio/mp3, mp3, mp3",
        "audio/aac, aac, aac",
        "audio/mp4, mov, aac",
        "audio/m4a, mov, alac",
        "audio/ogg; codecs=opus, ogg, opus",
        "'audio/mp4; codecs=\"mp4a.40.2\"', mov, aac",
        "audio/mp4;codecs=alac, mov, alac",
        "'audio/ogg; codecs=\"flac, Vorbis\"; rate=8000', ogg, vorbis",
        "audio/mp4; codecs=some-new, mov, alac",
        "'', mp3, mp3",
        "application/octet-stream, mp3, mp3",
        "audio/some-new-kind, mp3, mp3"
    })
    void whatFitsOrSaysNothingIsPassedInSilence(String mediaType, String container, String codec) throws JobFailure {
        assertThat(MediaTypes.check(input(mediaType), info(container, codec), true))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "audio/wav, flac, flac",
        "audio/mpeg, ogg, vorbis",
        "image/png, wav, pcm_s16le",
        "text/plain, mp3, mp3",
        "audio/flac, ogg, vorbis",
        "audio/x-flac, ogg, opus",
        "audio/opus, ogg, vorbis",
        "audio/opus, ogg, flac",
        "audio/vorbis, ogg, opus",
        "audio/mp3, mp3, mp2",
        "audio/aac, mov, aac",
        "audio/mp4, aac, aac",
        "audio/ogg; codecs=opus, ogg, vorbis",
        "audio/mp4; codecs=mp4a.40.2, mov, alac",
        "audio/mp4; codecs=alac, mov, aac"
    })
    void aContradictionIsANoticeAndRefusedWhereTheJobIsStrict(String mediaType, String container, String codec)
            throws JobFailure {
        AudioInfo info = info(container, codec);
        assertThat(MediaTypes.check(input(mediaType), info, false)).hasValueSatisfying(notice -> {
            assertThat(notice.code()).isEqualTo(Code.MEDIA_TYPE);
            assertThat(notice.message())
                    .startsWith("The input is " + container + " (" + codec
                            + ") by its content, but its media type says " + mediaType + ".")
                    .doesNotContain("file:")
                    .endsWith("It was decoded by its content. Correct the media type of the next job.");
        });
        assertThatThrownBy(() -> MediaTypes.check(input(mediaType), info, true)).isInstanceOf(JobFailure.class);
    }

    @Test
    void aContradictionIsRefusedWhereTheJobIsStrict() {
        assertThatThrownBy(() -> MediaTypes.check(input("audio/wav"), info("flac", "flac"), true))
                .isInstanceOfSatisfying(JobFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo(Code.MEDIA_TYPE);
                    assertThat(failure.problem())
                            .isEqualTo("The input file:///a is flac (flac) by its content, but its media type says"
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

    private static AudioInfo info(String container, String codec) {
        return new AudioInfo(container, codec, new AudioFormat(44_100, 2), OptionalLong.empty());
    }
}
