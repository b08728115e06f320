package io.ripieno.cli.submit;

import io.ripieno.contract.v1.Job;

/** Where jobs go that are right. */
@FunctionalInterface
interface Outbox {
    /**
     * Takes a job. May block while too many are on their way.
     *
     * @throws io.ripieno.contract.wire.UnencodableException if it is longer than a record may be
     */
    void put(Job job, String origin);
}
