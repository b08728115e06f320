package io.ripieno.service.metrics;

import io.ripieno.music.decode.DecodeWorkerPool;

/** How many decode workers are at work and how many recordings wait for one. */
public final class DecodeMetrics {
    private DecodeMetrics() {}

    /** Lets both be read from now on. */
    public static void bind(JobMetrics metrics, DecodeWorkerPool workers) {
        metrics.gauge("ripieno.decoding.busy", "Decode workers that a recording holds", workers::busy);
        metrics.gauge("ripieno.decoding.waiting", "Recordings that wait for a decode worker", workers::waiting);
        metrics.gauge("ripieno.decoding.processes", "Decode workers that run, idle ones included", workers::running);
    }
}
