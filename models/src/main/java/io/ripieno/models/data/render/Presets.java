package io.ripieno.models.data.render;

import io.ripieno.models.data.render.SynthesisException.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.HashSet;
import java.util.Set;

/**
 * The programs that a soundfont has, from its preset headers, the last of which only marks the end (SoundFont 2.04
 * technical specification, section 7.2).
 *
 * @param numbers bank times 128 plus program
 */
public record Presets(Set<Integer> numbers) {
    private static final int DRUM_BANK = 128;
    private static final int RECORD_BYTES = 38;
    private static final int NAME_BYTES = 20;

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
            FontChunks chunks = new FontChunks(file);
            ByteBuffer headers = chunks.read(chunks.chunk("phdr"));
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

    /** All but some programs of the pitched bank. */
    public Presets but(Set<Integer> programs) {
        Set<Integer> others = new HashSet<>(numbers);
        others.removeAll(programs);
        return new Presets(others);
    }

    /** Those of the pitched bank but some programs, without kits. */
    public Presets pitchedBut(Set<Integer> programs) {
        Set<Integer> pitched = new HashSet<>(but(programs).numbers);
        pitched.removeIf(number -> number >= DRUM_BANK * 128);
        return new Presets(pitched);
    }

    /** Those of the kits alone. */
    public Presets kits() {
        Set<Integer> kits = new HashSet<>(numbers);
        kits.removeIf(number -> number < DRUM_BANK * 128);
        return new Presets(kits);
    }

    /** @param bank 0 for pitched programs, 128 for kits */
    public boolean has(int bank, int program) {
        return numbers.contains(bank * 128 + program);
    }
}
