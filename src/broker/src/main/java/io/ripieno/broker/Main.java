package io.ripieno.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;

/**
 * The broker as a program of its own.
 *
 * <p>When clients can connect it prints {@code ready bootstrap.servers=127.0.0.1:PORT pid=PID} and writes the same to
 * the ready file. Exit codes: 0 stopped with its parent, 1 it could not run, 2 wrong arguments; after SIGTERM that of
 * the signal, with the log flushed.
 */
public final class Main {
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    Main(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] words) {
        System.exit(new Main(System.in, System.out, System.err).run(List.of(words)));
    }

    int run(List<String> words) {
        if (words.contains("--help")) {
            out.print(Arguments.USAGE);
            return 0;
        }
        Arguments arguments;
        try {
            arguments = Arguments.parse(words);
        } catch (IllegalArgumentException e) {
            err.println("broker: " + e.getMessage());
            err.print(Arguments.USAGE);
            return 2;
        }
        try {
            serve(arguments);
            return 0;
        } catch (BrokerException e) {
            err.println("broker: " + e.getMessage());
            return 1;
        }
    }

    private void serve(Arguments arguments) {
        BrokerLog.open(arguments.settings().data());
        var server = new BrokerServer(arguments.settings());
        var stopped = new CountDownLatch(1);
        server.start();
        Runnable stop = () -> {
            arguments.readyFile().ifPresent(Main::remove);
            server.close();
            stopped.countDown();
        };
        Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop"));
        announce(server, arguments);
        if (arguments.exitWithParent()) {
            awaitEndOfInput();
            stop.run();
        }
        awaitQuietly(stopped);
    }

    private void announce(BrokerServer server, Arguments arguments) {
        long pid = ProcessHandle.current().pid();
        arguments.readyFile().ifPresent(file -> {
            var ready = new Properties();
            ready.setProperty("bootstrap.servers", server.bootstrapServers());
            ready.setProperty("pid", Long.toString(pid));
            ready.setProperty("data", arguments.settings().data().toString());
            try {
                PropertiesFile.write(file, ready);
            } catch (IOException e) {
                throw new BrokerException("cannot write the ready file %s (%s)".formatted(file, e), e);
            }
        });
        out.printf("ready bootstrap.servers=%s pid=%d%n", server.bootstrapServers(), pid);
        out.flush();
    }

    private void awaitEndOfInput() {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException broken) {
            err.println("broker: standard input broke (%s); stopping".formatted(broken));
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new BrokerException("cannot remove the ready file " + file, e);
        }
    }
}
