package io.ripieno.cli.submit;

import io.ripieno.contract.v1.Excerpt;
import io.ripieno.contract.v1.InputRole;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An input in the making, known by a file or a URI and whatever else is said of it. */
final class DraftInput {
    InputRole role;
    String name = "";
    String item = "";
    String part = "";

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

    DraftInput(InputRole role) {
        this.role = role;
    }

    /** Whether it says where its content lies. */
    boolean isPlaced() {
        return file != null || uri != null;
    }
}
