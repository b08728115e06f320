package io.ripieno.music.decode;

import java.util.List;

/**
 * The command line that starts a decode worker.
 *
 * @param line program and arguments
 */
public record DecodeWorkerCommand(List<String> line) {
    /** The hidden argument that makes each of our programs a decode worker. */
    public static final String HIDDEN = "decode-worker";

    public DecodeWorkerCommand {
        line = List.copyOf(line);
        if (line.isEmpty()) {
            throw new IllegalArgumentException("The command line of a decode worker is empty: name a program.");
        }
    }

    /** Starts the running program anew as a decode worker. */
    public static DecodeWorkerCommand ofThisProgram(String... hiddenArguments) {
        return ThisProgram.command(List.of(hiddenArguments));
    }
}
