package io.ripieno.models.data.render;

import io.ripieno.models.data.render.SynthesisException.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * What the samples of a font are called, from their headers, the last of which only marks the end (SoundFont 2.04 technical
 * specification, section 7.10): by them a font is known again under another name, packed, or in a selection.
 */
public record SampleNames(Set<String> names) {
    private static final int RECORD_BYTES = 46;
    private static final int NAME_BYTES = 20;
    private static final double KIN = 0.5;

    public SampleNames {
        names = Set.copyOf(names);
    }

    /** @throws SynthesisException if the file cannot be read or ends too early */
    public static SampleNames of(SoundFont font) throws SynthesisException {
        try (FileChannel file = FileChannel.open(font.path())) {
            FontChunks chunks = new FontChunks(file);
            ByteBuffer headers = chunks.read(chunks.chunk("shdr"));
            Set<String> names = new HashSet<>();
            for (int at = 0; at + 2 * RECORD_BYTES <= headers.limit(); at += RECORD_BYTES) {
                String name = new String(headers.array(), at, NAME_BYTES, StandardCharsets.ISO_8859_1);
                names.add(name.replaceFirst("\0.*", "").strip());
            }
            names.remove("");
            return new SampleNames(names);
        } catch (IOException e) {
            throw new SynthesisException(
                    Problem.NOT_A_FONT,
                    "The samples of the soundfont " + font.path() + " cannot be read (" + e
                            + "). Maybe the file is incomplete: install the font anew.",
                    e);
        }
    }

    /** The share of the smaller font's names that the other has too. */
    public double shared(SampleNames other) {
        Set<String> both = new HashSet<>(names);
        both.retainAll(other.names);
        return (double) both.size() / Math.max(1, Math.min(names.size(), other.names.size()));
    }

    /** Whether most samples of the smaller font are in the other one. */
    public boolean isKinOf(SampleNames other) {
        return shared(other) > KIN;
    }
}
