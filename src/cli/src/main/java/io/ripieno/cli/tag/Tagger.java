package io.ripieno.cli.tag;

import io.ripieno.cli.files.Recordings;
import io.ripieno.inference.tagging.Tagging;
import io.ripieno.inference.tagging.TaggingOptions;
import io.ripieno.inference.tagging.TaggingWorker;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.InvalidOptionsException;
import io.ripieno.inference.work.ProgressListener;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.decode.AudioDecoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Tags recordings with one model, several at a time; one that cannot be tagged does not stop the others. */
final class Tagger {
    private final TaggingWorker worker;
    private final AudioDecoder decoder;
    private final TaggingOptions options;

    Tagger(TaggingWorker worker, AudioDecoder decoder, TaggingOptions options) {
        this.worker = worker;
        this.decoder = decoder;
        this.options = options;
    }

    /**
     * Tags all.
     *
     * @param atOnce how many recordings at a time
     * @param done hears of each result when it is there, on one thread, in the order of the files
     * @return in the order of the files, those that could not even be found last
     * @throws InvalidOptionsException if the model cannot honour the options
     */
    List<TagResult> tag(Recordings recordings, int atOnce, Consumer<TagResult> done) {
        List<TagResult> results = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<TagResult>> pending = recordings.files().stream()
                    .map(file -> pool.submit(() -> tag(file)))
                    .toList();
            for (Future<TagResult> next : pending) {
                results.add(tell(await(next), done));
            }
        } finally {
            pool.shutdownNow();
        }
        for (Recordings.Problem problem : recordings.problems()) {
            results.add(tell(new TagResult.Untaggable(problem.path(), problem.message()), done));
        }
        return results;
    }

    private TagResult tag(Path file) {
        long start = System.nanoTime();
        try (DecodedStream audio = decoder.open(file, Excerpt.WHOLE)) {
            Tagging tagging = worker.tag(audio, options, ProgressListener.NONE, new Cancellation());
            return new TagResult.Tagged(file, audio.info(), tagging, (System.nanoTime() - start) / 1e9);
        } catch (AudioException | InferenceException e) {
            return untaggable(file, String.valueOf(e.getMessage()));
        } catch (InvalidOptionsException e) {
            throw e;
        } catch (RuntimeException e) {
            return untaggable(file, "unexpected " + e + "; send the recording with a report of this");
        }
    }

    private static TagResult untaggable(Path file, String message) {
        return new TagResult.Untaggable(file, message.contains(file.toString()) ? message : file + ": " + message);
    }

    private static TagResult tell(TagResult result, Consumer<TagResult> done) {
        done.accept(result);
        return result;
    }

    private static TagResult await(Future<TagResult> result) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unexpected) {
                throw unexpected;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while tagging", e);
        }
    }
}
