package io.ripieno.service.way;

import io.ripieno.service.file.Expected;
import io.ripieno.service.file.InputStore;
import io.ripieno.service.file.Scratch;
import io.ripieno.service.file.Spool;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.Content;
import io.ripieno.service.job.Input;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.run.JobRun;
import io.ripieno.service.run.SpooledInput;
import io.ripieno.service.run.Timings;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The step that redeems the claim checks of a job: each input is copied into scratch and its digest checked. */
public final class Fetch {
    private final InputStore store;
    private final Spool spool;
    private final Path scratch;

    /**
     * Fetches from a store.
     *
     * @param scratch folder for what is fetched; made if it is missing
     */
    public Fetch(InputStore store, Spool spool, Path scratch) {
        this.store = store;
        this.spool = spool;
        this.scratch = scratch;
    }

    /**
     * Fetches all inputs of a job.
     *
     * @throws JobFailure invalid, transient, cancelled or expired; nothing is left in scratch
     */
    Fetched fetch(JobRun run) throws JobFailure {
        long start = System.nanoTime();
        Scratch mine = makeScratch();
        try {
            List<SpooledInput> inputs = new ArrayList<>();
            for (Input input : run.job().inputs()) {
                Path file = mine.file("input-" + inputs.size());
                fetch(input.content(), file, run);
                inputs.add(new SpooledInput(input, file));
            }
            run.timings().took(Timings.Stage.FETCH, Duration.ofNanos(System.nanoTime() - start));
            return new Fetched(mine, inputs);
        } catch (JobFailure | RuntimeException e) {
            mine.close();
            throw e;
        }
    }

    private Scratch makeScratch() throws JobFailure {
        try {
            return Scratch.below(scratch);
        } catch (IOException e) {
            throw unwritable("Scratch", e);
        }
    }

    private void fetch(Content content, Path file, JobRun run) throws JobFailure {
        if (content instanceof Content.Referenced reference) {
            Expected expected = new Expected(reference.uri(), reference.sha256(), reference.bytes());
            try (ReadableByteChannel source = store.open(reference.uri(), run)) {
                spool.copy(source, expected, file, run);
            } catch (IOException e) {
                throw JobFailure.passing(
                        Code.UNREADABLE_INPUT,
                        "The input " + reference.uri() + " could not be closed (" + JobFailure.reason(e) + ").",
                        "Maybe its medium failed or is away; then send the job again.",
                        e);
            }
        } else if (content instanceof Content.Inline inline) {
            try {
                Files.write(file, inline.content());
            } catch (IOException e) {
                throw unwritable("Scratch for " + content.name(), e);
            }
        }
    }

    private static JobFailure unwritable(String what, IOException e) {
        return JobFailure.passing(
                Code.SCRATCH,
                what + " cannot be written (" + JobFailure.reason(e) + ").",
                "Maybe the disk is full or read-only: mend it, or set ripieno.scratch.directory to another disk.",
                e);
    }
}
