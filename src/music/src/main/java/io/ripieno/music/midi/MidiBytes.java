package io.ripieno.music.midi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the events of one track and puts them in order: at one tick meta events, then note-offs, then note-ons. */
final class MidiBytes {
    private record Timed(long tick, int rank, byte[] bytes) {}

    private final List<Timed> events = new ArrayList<>();

    void meta(long tick, int type, byte... data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0xff);
        bytes.write(type);
        variable(bytes, data.length);
        bytes.writeBytes(data);
        events.add(new Timed(tick, 0, bytes.toByteArray()));
    }

    void text(long tick, int type, String text) {
        if (!text.isEmpty()) {
            meta(tick, type, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** @param channel 1 to 16 */
    void program(int channel, int program) {
        events.add(new Timed(0, 0, new byte[] {(byte) (0xc0 | channel - 1), (byte) program}));
    }

    /** @param channel 1 to 16 */
    void note(long on, long off, int channel, int key, int velocity) {
        events.add(new Timed(on, 2, new byte[] {(byte) (0x90 | channel - 1), (byte) key, (byte) velocity}));
        events.add(new Timed(off, 1, new byte[] {(byte) (0x80 | channel - 1), (byte) key, 64}));
    }

    /** The track as a chunk, with its end mark at a tick or after its last event. */
    byte[] chunk(long end) {
        events.sort(Comparator.comparingLong(Timed::tick).thenComparingInt(Timed::rank));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        long tick = 0;
        for (Timed event : events) {
            variable(body, event.tick() - tick);
            body.writeBytes(event.bytes());
            tick = event.tick();
        }
        variable(body, Math.max(0, end - tick));
        body.writeBytes(new byte[] {(byte) 0xff, 0x2f, 0});
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes("MTrk".getBytes(StandardCharsets.US_ASCII));
        for (int shift = 24; shift >= 0; shift -= 8) {
            chunk.write(body.size() >> shift);
        }
        chunk.writeBytes(body.toByteArray());
        return chunk.toByteArray();
    }

    private static void variable(ByteArrayOutputStream out, long value) {
        for (int shift = 21; shift > 0; shift -= 7) {
            if (value >> shift != 0) {
                out.write((int) (value >> shift & 0x7f | 0x80));
            }
        }
        out.write((int) (value & 0x7f));
    }
}
