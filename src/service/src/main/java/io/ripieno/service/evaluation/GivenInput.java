package io.ripieno.service.evaluation;

import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.formats.AnyScoreReader;
import io.ripieno.music.formats.AsPlayed;
import io.ripieno.music.metrics.evaluation.Form;
import io.ripieno.music.metrics.evaluation.Input;
import io.ripieno.music.numbers.NumberFiles;
import io.ripieno.music.numbers.Numbers;
import io.ripieno.music.numbers.TooManyNumbersException;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreSource;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.recording.AudioFailures;
import io.ripieno.service.recording.MediaTypes;
import io.ripieno.service.run.SpooledInput;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;

/**
 * An input of a job, read when measures ask for it; its numbers are kept as long as there is memory. What is wrong with
 * its content is its own affair; what ends the job, such as a limit, ends it.
 */
final class GivenInput implements Input {
    private static final ScoreLimits SCORE_LIMITS = ScoreLimits.DEFAULT;

    private final SpooledInput spooled;
    private final String item;
    private final InputForm kind;
    private final GivenInputs job;
    private SoftReference<Numbers> kept = new SoftReference<>(null);

    GivenInput(SpooledInput spooled, String item, InputForm kind, GivenInputs job) {
        this.spooled = spooled;
        this.item = item;
        this.kind = kind;
        this.job = job;
    }

    @Override
    public String item() {
        return item;
    }

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
        Numbers numbers = kept.get();
        if (numbers == null) {
            numbers = readNumbers();
            kept = new SoftReference<>(numbers);
            job.took(this, numbers.values().length);
        }
        return numbers;
    }

    private Numbers readNumbers() throws IOException {
        long bytes = Math.multiplyExact(job.limits().numbers(), (long) Double.BYTES);
        long most = Math.max(0, job.most(this));
        NumberFiles files = new NumberFiles(
                (int) Math.min(bytes, Integer.MAX_VALUE - 8), (int) Math.min(most, Integer.MAX_VALUE - 8));
        try {
            return files.read(
                    spooled.file(),
                    kind.numbers().orElseThrow(),
                    name(),
                    spooled.input().part(),
                    spooled.input().name());
        } catch (TooManyNumbersException e) {
            throw job.tooMany(this);
        }
    }

    @Override
    public AudioBuffer sound() throws IOException {
        requireWanted();
        try (DecodedStream stream = job.open(spooled)) {
            MediaTypes.check(spooled.input(), stream.info(), job.run().job().strictMediaType());
            AudioBuffer sound = AudioBuffer.readAll(new WatchedStream(stream, job.most(this), () -> {
                throw job.tooMany(this);
            }));
            job.took(this, (long) sound.frames() * sound.format().channels());
            return sound;
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
