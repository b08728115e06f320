package io.ripieno.cli;

import io.ripieno.music.decode.DecodeWorker;
import io.ripieno.music.decode.DecodeWorkerCommand;
import java.io.IOException;
import java.util.Arrays;

/** Where the program starts: as a decode worker if its first argument says so, else as the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] words) throws IOException {
        if (words.length > 0 && words[0].equals(DecodeWorkerCommand.HIDDEN)) {
            DecodeWorker.main(Arrays.copyOfRange(words, 1, words.length));
            return;
        }
        System.exit(Ripieno.run(Terminal.ofProcess(), Places.ofProcess(), words));
    }
}
