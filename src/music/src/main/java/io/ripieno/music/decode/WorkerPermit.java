package io.ripieno.music.decode;

import java.util.concurrent.CompletableFuture;

/** The right of one claim to one worker: asked for, then had or withdrawn, then given back. */
final class WorkerPermit {
    final WorkerClaim claim;
    final long arrival;
    final long askedNanos;
    /** Complete as soon as it is had; cancelling it withdraws it, unless that fails as it is had already. */
    final CompletableFuture<Void> had = new CompletableFuture<>();

    WorkerPermit(WorkerClaim claim, long arrival, long askedNanos) {
        this.claim = claim;
        this.arrival = arrival;
        this.askedNanos = askedNanos;
    }

    /** The lane, one higher for each patience that has passed. */
    long lane(long nowNanos, long patienceNanos) {
        return claim.lane() + (nowNanos - askedNanos) / patienceNanos;
    }
}
