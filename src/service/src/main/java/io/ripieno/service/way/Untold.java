package io.ripieno.service.way;

import io.ripieno.service.job.Code;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.log.Log;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the broker has not taken yet. An outage is one line of the log however many records wait, and another if its
 * cause changes. Safe for use by several threads.
 */
public final class Untold {
    private static final Log LOG = Log.of(Untold.class);

    private final Consumer<Optional<String>> readiness;
    private final Set<Object> waiting = Collections.newSetFromMap(new IdentityHashMap<>());
    private Class<?> known = Object.class;

    /**
     * Tells of it.
     *
     * @param readiness hears what is the matter and what to do, and of nothing once all has been taken
     */
    public Untold(Consumer<Optional<String>> readiness) {
        this.readiness = readiness;
    }

    synchronized void waits(Object record, String jobId, Throwable cause) {
        boolean first = waiting.isEmpty();
        waiting.add(record);
        Class<?> kind = root(cause).getClass();
        if (first || !known.equals(kind)) {
            known = kind;
            LOG.warn(
                    Code.NOT_PUBLISHED,
                    "A record is not taken and is sent again until it is. Maybe the broker is away or refuses it.",
                    "jobId",
                    jobId,
                    "waiting",
                    waiting.size(),
                    "cause",
                    cause);
        }
        readiness.accept(
                Optional.of(
                        "Of what was to be told, " + waiting.size() + " wait. The last was not taken ("
                                + JobFailure.words(cause)
                                + "). They are sent again until they are taken, and their records are not committed before. Maybe the"
                                + " broker is away, this client may not write, or the topic's max.message.bytes is too low: mend that."));
    }

    private static Throwable root(Throwable cause) {
        return cause.getCause() == null ? cause : root(cause.getCause());
    }

    synchronized void taken(Object record) {
        if (waiting.remove(record) && waiting.isEmpty()) {
            LOG.info(Code.NOT_PUBLISHED, "All that waited to be told has been taken.");
            readiness.accept(Optional.empty());
        }
    }
}
