package io.ripieno.cli.submit;

import io.ripieno.cli.report.StatusScreen;
import io.ripieno.cli.serve.Instance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Watches for files that the service may not read, so far as its roots are known here. */
final class Reach {
    private final Optional<Instance> instance;
    private final StatusScreen screen;
    private long beyond;

    Reach(Optional<Instance> instance, StatusScreen screen) {
        this.instance = instance;
        this.screen = screen;
    }

    /** Warns of the first file out of reach. */
    void check(Draft draft) {
        draft.all().forEach(this::check);
    }

    private void check(DraftInput input) {
        Optional<Path> file = JobMaker.localFile(input);
        if (instance.isEmpty() || file.isEmpty() || instance.get().mayRead(real(file.get()))) {
            return;
        }
        if (beyond++ == 0) {
            screen.complain("warning: %s lies outside of %s, below which the service may read; start it with --root"
                    .formatted(file.get(), instance.get().roots()));
        }
    }

    /** Says how many there were if there was more than the one. */
    void sumUp() {
        if (beyond > 1) {
            screen.complain(
                    "warning: %d files lie where the service may not read; start it with --root".formatted(beyond));
        }
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException saidWhenItIsRead) {
            return file.toAbsolutePath();
        }
    }
}
