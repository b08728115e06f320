package io.ripieno.cli.submit;

import io.ripieno.contract.v1.Excerpt;
import io.ripieno.contract.v1.Job;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A job in the making: all but its input is in the builder; the input is known by a file or a URI and whatever else is
 * said of it.
 */
final class Draft {
    final String origin;
    final Job.Builder job;

    @Nullable
    Path file;

    @Nullable
    String uri;

    @Nullable
    String sha256;

    @Nullable
    Long bytes;

    @Nullable
    String mediaType;

    @Nullable
    Excerpt excerpt;

    @Nullable
    Double statedSeconds;

    /** @param origin the file or line that it is made of, for messages */
    Draft(String origin, Job.Builder job, @Nullable Excerpt excerpt) {
        this.origin = origin;
        this.job = job;
        this.excerpt = excerpt;
    }
}
