package io.ripieno.service;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.ripieno.music.decode.DecodeWorker;
import io.ripieno.music.decode.DecodeWorkerCommand;
import java.io.IOException;
import java.util.Arrays;

/** Starts the service, or, under a hidden argument, one of its decode workers. */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0 && arguments[0].equals(DecodeWorkerCommand.HIDDEN)) {
            DecodeWorker.main(Arrays.copyOfRange(arguments, 1, arguments.length));
        } else {
            if (Arrays.asList(arguments).contains(ParentWatch.OPTION)) {
                // As a signal does: a signal that comes as well then finds the same way down already taken.
                ParentWatch.start(System.in, () -> System.exit(0));
            }
            Quarkus.run(arguments);
        }
    }
}
