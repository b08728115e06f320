package io.ripieno.music.decode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads the error stream of a process to its end, so that it never blocks, and keeps the last of it. */
final class LastWords {
    private static final int KEPT_BYTES = 1024;
    private static final long WAIT_MILLIS = 2_000;

    private final byte[] kept = new byte[KEPT_BYTES];
    private final Thread reader;
    private int length;

    LastWords(InputStream errors, String name) {
        this.reader = new Thread(() -> drain(errors), name);
        reader.setDaemon(true);
        reader.start();
    }

    /** What was said last, on one line, after waiting shortly for the stream to end; empty if nothing was. */
    String text() {
        try {
            reader.join(WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (kept) {
            return new String(kept, 0, length, StandardCharsets.UTF_8).strip().replaceAll("\\s*\\R\\s*", " | ");
        }
    }

    private void drain(InputStream errors) {
        byte[] part = new byte[KEPT_BYTES];
        try (errors) {
            for (int read; (read = errors.read(part)) >= 0; ) {
                keep(part, read);
            }
        } catch (IOException e) {
            byte[] note = ("(" + e.getMessage() + ")").getBytes(StandardCharsets.UTF_8);
            keep(note, Math.min(note.length, KEPT_BYTES));
        }
    }

    private void keep(byte[] part, int count) {
        synchronized (kept) {
            int stay = Math.min(length, KEPT_BYTES - count);
            System.arraycopy(kept, length - stay, kept, 0, stay);
            System.arraycopy(part, 0, kept, stay, count);
            length = stay + count;
        }
    }
}
