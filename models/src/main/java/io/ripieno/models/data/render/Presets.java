package io.ripieno.models.data.render;

import io.ripieno.models.data.render.SynthesisException.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.HashSet;
import java.util.Set;

/**
 * The programs that a soundfont has, from its preset headers (SoundFont 2.04 technical specification, section 7.2).
 *
 * @param numbers bank times 128 plus program
 */
public record Presets(Set<Integer> numbers) {
    private static final int DRUM_BANK = 128;
    private static final int RECORD_BYTES = 38;
    private static final int NAME_BYTES = 20;
    private static final int LIST = id("LIST");
    private static final int PRESET_DATA = id("pdta");
    private static final int PRESET_HEADERS = id("phdr");

    public Presets {
        numbers = Set.copyOf(numbers);
    }

    /** All programs of General MIDI, on the pitched bank and as kits. */
    public static Presets general() {
        Set<Integer> numbers = new HashSet<>();
        for (int program = 0; program < 128; program++) {
            numbers.add(program);
            numbers.add(DRUM_BANK * 128 + program);
        }
        return new Presets(numbers);
    }

    /** @throws SynthesisException if the file cannot be read or ends too early */
    public static Presets of(SoundFont font) throws SynthesisException {
        try (FileChannel file = FileChannel.open(font.path())) {
            ByteBuffer headers = headers(file);
            Set<Integer> numbers = new HashSet<>();
            for (int at = 0; at + 2 * RECORD_BYTES <= headers.limit(); at += RECORD_BYTES) {
                int program = headers.getShort(at + NAME_BYTES);
                int bank = headers.getShort(at + NAME_BYTES + 2);
                numbers.add(bank * 128 + program);
            }
            return new Presets(numbers);
        } catch (IOException e) {
            throw new SynthesisException(
                    Problem.NOT_A_FONT,
                    "The presets of the soundfont " + font.path() + " cannot be read (" + e
                            + "). Maybe the file is incomplete: install the font anew.",
                    e);
        }
    }

    /** The chunk of preset headers, whose last record only marks the end. */
    private static ByteBuffer headers(FileChannel file) throws IOException {
        long at = 12;
        while (true) {
            ByteBuffer chunk = read(file, at, 12);
            if (chunk.getInt(0) == LIST && chunk.getInt(8) == PRESET_DATA) {
                at += 12;
            } else if (chunk.getInt(0) == PRESET_HEADERS) {
                return read(file, at + 8, chunk.getInt(4));
            } else {
                long bytes = Integer.toUnsignedLong(chunk.getInt(4));
                at += 8 + bytes + (bytes & 1);
            }
        }
    }

    private static ByteBuffer read(FileChannel file, long at, int bytes) throws IOException {
        if (bytes < 0 || at + bytes > file.size()) {
            throw new EOFException("it ends at " + file.size() + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && file.read(buffer, at + buffer.position()) >= 0) {}
        return buffer.flip();
    }

    private static int id(String letters) {
        return letters.charAt(0) | letters.charAt(1) << 8 | letters.charAt(2) << 16 | letters.charAt(3) << 24;
    }

    /** @param bank 0 for pitched programs, 128 for kits */
    public boolean has(int bank, int program) {
        return numbers.contains(bank * 128 + program);
    }
}
