package io.ripieno.service.file;

import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Stop;
import java.net.URI;
import java.nio.channels.ReadableByteChannel;

/** Where the bytes behind the URI of a job's input come from. */
public interface InputStore {
    /**
     * Opens an input for reading once.
     *
     * @throws JobFailure invalid if the URI can never be read here; transient if it cannot be read now; what {@code stop}
     *     throws
     */
    ReadableByteChannel open(URI uri, Stop stop) throws JobFailure;
}
