package io.ripieno.service.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.music.audio.AudioException;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AudioFailuresTest {
    @ParameterizedTest
    @CsvSource({
        "UNREADABLE, INVALID, BAD_AUDIO",
        "UNSUPPORTED, INVALID, UNSUPPORTED_AUDIO",
        "TOO_SHORT, INVALID, AUDIO_LIMIT",
        "TOO_LONG, INVALID, AUDIO_LIMIT",
        "TOO_LARGE, INVALID, AUDIO_LIMIT",
        "TOO_MANY_CHANNELS, INVALID, AUDIO_LIMIT",
        "TIMED_OUT, INVALID, AUDIO_LIMIT",
        "WORKERS_BUSY, TRANSIENT, DECODER_LOST",
        "WORKER_LOST, TRANSIENT, DECODER_LOST",
        "BREAKS_WORKERS, INVALID, BAD_AUDIO",
        "ABORTED, TRANSIENT, CANCELLED",
        "INPUT_OUTPUT, TRANSIENT, UNREADABLE_INPUT"
    })
    void aProblemOfAudioHasItsKind(AudioException.Problem problem, FailureKind kind, Code code) {
        JobFailure failure = AudioFailures.of(new AudioException(problem, "It is so."), "file:///a.wav");
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.problem()).isEqualTo("The input file:///a.wav: It is so.");
    }

    @Test
    void aProblemThatNamesItsInputIsNotGivenTheNameTwice() {
        var e = new AudioException(AudioException.Problem.UNREADABLE, "file:///a.wav is damaged.");
        assertThat(AudioFailures.of(e, "file:///a.wav").problem()).isEqualTo("file:///a.wav is damaged.");
    }

    @ParameterizedTest
    @EnumSource(AudioException.Problem.class)
    void everyProblemOfAudioSaysWhatToDo(AudioException.Problem problem) {
        assertThat(AudioFailures.of(new AudioException(problem, "It is so."), "a")
                        .action())
                .isNotBlank()
                .endsWith(".");
    }

    @Test
    void longMessagesAreCutSoThatTheyFitARecord() {
        JobFailure failure = AudioFailures.of(
                new AudioException(AudioException.Problem.UNREADABLE, "x".repeat(1_000_000)), "file:///a.wav");
        assertThat(failure.problem()).hasSizeLessThan(3000);
    }
}
