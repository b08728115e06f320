package io.ripieno.service.outcome;

import io.ripieno.contract.wire.UnencodableException;
import io.ripieno.service.intake.OutgoingRecord;
import io.ripieno.service.intake.RecordRefusedException;
import io.ripieno.service.intake.Records;
import io.ripieno.service.job.Code;
import io.ripieno.service.log.Log;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Sends a record, and shorter and shorter forms of it where one is never taken. May be repeated when it failed: it goes
 * on with the form that it had come to, and sends nothing again that was taken.
 */
final class ShorterAndShorter implements Supplier<CompletionStage<Void>> {
    private static final Log LOG = Log.of(ShorterAndShorter.class);

    private final Records records;
    private final List<Callable<OutgoingRecord>> forms;
    private volatile int form;
    private volatile boolean taken;

    /**
     * A record.
     *
     * @param forms from the longest to the shortest
     */
    ShorterAndShorter(Records records, List<Callable<OutgoingRecord>> forms) {
        this.records = records;
        this.forms = List.copyOf(forms);
    }

    @Override
    public CompletionStage<Void> get() {
        if (taken) {
            return CompletableFuture.completedStage(null);
        }
        return send(records, forms.get(form)).thenRun(() -> taken = true).exceptionallyCompose(failure -> {
            Throwable cause = cause(failure);
            if (!isLasting(cause) || form == forms.size() - 1) {
                return CompletableFuture.failedStage(cause);
            }
            form++;
            return get();
        });
    }

    /** Sends one form; a record that cannot be made fails as one that cannot be sent. */
    static CompletionStage<Void> send(Records records, Callable<OutgoingRecord> record) {
        try {
            return records.send(record.call());
        } catch (Exception e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /** Whether a record is never taken as it is. */
    static boolean isLasting(Throwable cause) {
        boolean lasting = cause instanceof UnencodableException || cause instanceof RecordRefusedException;
        if (lasting) {
            LOG.warn(Code.RECORD_REFUSED, "A record is not taken as it is.", "cause", cause);
        }
        return lasting;
    }

    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
