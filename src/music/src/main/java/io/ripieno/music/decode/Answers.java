package io.ripieno.music.decode;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioInfo;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** What a worker says to its pool. The time in which the pool does not listen is counted apart. */
final class Answers {
    private final DataOutputStream out;
    private long blockedNanos;

    Answers(OutputStream out) {
        this.out = new DataOutputStream(new BufferedOutputStream(out, 512));
    }

    void ready() throws IOException {
        send(Message.Type.READY, new BodyWriter().put(Message.VERSION).body());
    }

    void header(AudioInfo info) throws IOException {
        send(Message.Type.HEADER, StreamHeader.body(info));
    }

    void samples(ByteBuffer samples) throws IOException {
        send(Message.Type.SAMPLES, samples);
    }

    void end(WorkerReport report) throws IOException {
        send(Message.Type.END, report.body());
    }

    void error(AudioException error) throws IOException {
        send(Message.Type.ERROR, WorkerError.body(error));
    }

    /** Nanoseconds spent waiting for the pool to take answers, since the start. */
    long blockedNanos() {
        return blockedNanos;
    }

    private void send(Message.Type type, ByteBuffer body) throws IOException {
        long start = System.nanoTime();
        Message.write(out, type, body);
        blockedNanos += System.nanoTime() - start;
    }
}
