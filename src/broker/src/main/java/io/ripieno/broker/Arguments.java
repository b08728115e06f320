package io.ripieno.broker;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What the command line of the broker's program says.
 *
 * @param settings where the broker keeps its data and listens
 * @param readyFile written when clients can connect, removed at the end
 * @param exitWithParent stop when standard input ends, which it does with the process that holds its other end
 */
record Arguments(BrokerSettings settings, Optional<Path> readyFile, boolean exitWithParent) {
    static final String USAGE = """
            usage: broker --data DIR [--port N] [--ready-file FILE] [--exit-with-parent]
              --data DIR          where records and offsets are kept; created if missing
              --port N            port on 127.0.0.1 (default 0: the last one if free, else any)
              --ready-file FILE   written when clients can connect: bootstrap.servers, pid, data
              --exit-with-parent  stop when standard input ends
            """;

    /** @throws IllegalArgumentException if the words are not of the form above; the message names the word */
    static Arguments parse(List<String> words) {
        Optional<Path> data = Optional.empty();
        Optional<Path> readyFile = Optional.empty();
        int port = 0;
        boolean exitWithParent = false;
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--data" -> data = Optional.of(Path.of(value(word, rest)));
                case "--port" -> port = number(word, value(word, rest));
                case "--ready-file" -> readyFile = Optional.of(Path.of(value(word, rest)));
                case "--exit-with-parent" -> exitWithParent = true;
                default -> throw new IllegalArgumentException("unknown argument '%s'".formatted(word));
            }
        }
        Path directory = data.orElseThrow(() -> new IllegalArgumentException("--data DIR is missing"));
        return new Arguments(new BrokerSettings(directory, port), readyFile, exitWithParent);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException("%s wants a value".formatted(option));
        }
        return rest.next();
    }

    private static int number(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s wants a number, not '%s'".formatted(option, value), e);
        }
    }
}
