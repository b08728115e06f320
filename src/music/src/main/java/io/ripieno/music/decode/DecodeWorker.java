package io.ripieno.music.decode;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The child process: serves requests from its input until the input ends, as it does when the parent dies. */
public final class DecodeWorker {
    private DecodeWorker() {}

    public static void main(String[] arguments) throws IOException {
        run(System.in, System.out);
    }

    /** Serves requests until the input ends. */
    public static void run(InputStream requests, OutputStream answers) throws IOException {
        while (requests.read() >= 0) {}
        answers.flush();
    }
}
