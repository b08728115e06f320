package io.ripieno.music.decode;

import java.util.concurrent.CompletableFuture;

/** The right of one claim to one worker: asked for, then had or withdrawn, then given back. */
final class WorkerPermit {
    private static final double LEAST_SECONDS = 1e-3;

    final WorkerClaim claim;
    final long arrival;
    final long askedNanos;
    /** Complete as soon as it is had; cancelling it withdraws it, unless that fails as it is had already. */
    final CompletableFuture<Void> had = new CompletableFuture<>();

    /** As it is now, or was when the permit was had. */
    long lane;

    /** Whether its recording is thought to be short, or is known to be once it is read. */
    boolean isShort;

    /** For how many times the length of its recording it has waited. */
    double stretch;

    WorkerPermit(WorkerClaim claim, long arrival, long askedNanos) {
        this.claim = claim;
        this.arrival = arrival;
        this.askedNanos = askedNanos;
        this.lane = claim.lane();
        this.isShort = claim.isShort(claim.seconds());
    }

    /** Moves up a lane for each patience that has passed, and within its lane the sooner the shorter its recording is. */
    void age(long nowNanos, long patienceNanos) {
        long waited = nowNanos - askedNanos;
        lane = claim.lane() + waited / patienceNanos;
        stretch = waited * 1e-9 / Math.max(claim.seconds(), LEAST_SECONDS);
    }

    /** Whether this one, which is had, counts where the other one asks. */
    boolean isBeside(WorkerPermit other) {
        return isShort == other.isShort && lane >= other.lane;
    }
}
