package io.ripieno.service.evaluation;

import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.audio.Recording;
import io.ripieno.music.formats.AnyScoreReader;
import io.ripieno.music.formats.AsPlayed;
import io.ripieno.music.metrics.evaluation.Form;
import io.ripieno.music.metrics.evaluation.Input;
import io.ripieno.music.numbers.NumberFiles;
import io.ripieno.music.numbers.NumberFormat;
import io.ripieno.music.numbers.Numbers;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreSource;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.recording.AudioFailures;
import io.ripieno.service.recording.MediaTypes;
import io.ripieno.service.recording.Unwanted;
import io.ripieno.service.run.SpooledInput;
import java.io.IOException;
import java.nio.file.Files;

/**
 * An input of a job, read each time that measures ask for it. What is wrong with its content is its own affair; what ends
 * the job, such as a limit, ends it.
 */
record GivenInput(SpooledInput spooled, String item, InputForm kind, GivenInputs job) implements Input {
    private static final ScoreLimits SCORE_LIMITS = ScoreLimits.DEFAULT;

    @Override
    public String name() {
        return spooled.input().content().name();
    }

    @Override
    public String part() {
        String part = spooled.input().part();
        return part.isEmpty() ? item : part;
    }

    @Override
    public Form form() {
        return kind.form();
    }

    @Override
    public Numbers numbers() throws IOException {
        requireWanted();
        long most = Math.multiplyExact(job.limits().numbers(), (long) Double.BYTES);
        NumberFormat format = kind.numbers().orElseThrow();
        Numbers numbers = new NumberFiles((int) Math.min(most, Integer.MAX_VALUE - 8))
                .read(
                        spooled.file(),
                        format,
                        name(),
                        spooled.input().part(),
                        spooled.input().name());
        if (numbers.values().length > job.limits().numbers()) {
            throw new EndedEvaluation(job.limits().tooManyNumbers(name()));
        }
        return numbers;
    }

    @Override
    public AudioBuffer sound() throws IOException {
        requireWanted();
        try (DecodedStream stream = job.decoder()
                .open(
                        new Recording(spooled.file(), name()),
                        spooled.input().excerpt(),
                        new Unwanted(job.run().cancellation()))) {
            MediaTypes.check(spooled.input(), stream.info(), job.run().job().strictMediaType());
            return AudioBuffer.readAll(new WatchedStream(stream, job.limits().numbers(), () -> {
                throw new EndedEvaluation(job.limits().tooManyNumbers(name()));
            }));
        } catch (AudioException e) {
            requireWanted();
            JobFailure failure = AudioFailures.of(e, name());
            if (failure.kind() == FailureKind.TRANSIENT) {
                throw new EndedEvaluation(failure);
            }
            throw new IOException(failure.getMessage(), e);
        } catch (JobFailure e) {
            throw new EndedEvaluation(e);
        }
    }

    @Override
    public Score score() throws IOException {
        requireWanted();
        try {
            SCORE_LIMITS.checkBytes(Place.WHOLE, Files.size(spooled.file()));
            ScoreSource source = new ScoreSource(name(), Files.readAllBytes(spooled.file()));
            return AsPlayed.of(new AnyScoreReader().read(source, SCORE_LIMITS).score(), SCORE_LIMITS);
        } catch (ScoreException e) {
            String words = JobFailure.words(e);
            throw new IOException(words.contains(name()) ? words : name() + ": " + words, e);
        }
    }

    private void requireWanted() {
        try {
            job.run().check();
        } catch (JobFailure e) {
            throw new EndedEvaluation(e);
        }
    }
}
