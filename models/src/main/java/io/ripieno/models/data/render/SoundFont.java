package io.ripieno.models.data.render;

import io.ripieno.models.data.render.SynthesisException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A bank of sampled instruments.
 *
 * @param kind as its header says, not as its name does
 * @param family fonts that share samples; the two sides of a split never share a family
 * @param licence SPDX identifier
 * @param mayTrain whether weights made from its sound may be published under our licence
 * @param bytes its length
 */
public record SoundFont(Path path, Kind kind, String family, String licence, boolean mayTrain, long bytes) {
    /** Whether samples are stored as PCM (SF2) or Ogg Vorbis (SF3). */
    public enum Kind {
        SF2,
        SF3
    }

    /**
     * Looks at the header: RIFF type {@code sfbk}, and the major version in its {@code ifil} chunk (2, or 3 for SF3).
     *
     * @throws SynthesisException if there is no file or it is not a soundfont
     */
    public static SoundFont open(Path path, String family, String licence, boolean mayTrain) throws SynthesisException {
        try (InputStream in = Files.newInputStream(path)) {
            return new SoundFont(path, kind(path, in.readNBytes(4096)), family, licence, mayTrain, Files.size(path));
        } catch (NoSuchFileException e) {
            throw new SynthesisException(
                    Problem.FONT_MISSING,
                    "There is no soundfont at " + path + ". Install it (Debian: apt-get install "
                            + "musescore-general-soundfont timgm6mb-soundfont).",
                    e);
        } catch (SynthesisException e) {
            throw e;
        } catch (IOException e) {
            throw new SynthesisException(
                    Problem.FONT_MISSING,
                    "The soundfont " + path + " cannot be read (" + e.getMessage() + "). Check its permissions.",
                    e);
        }
    }

    private static Kind kind(Path path, byte[] head) throws SynthesisException {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        int version = text.indexOf("ifil");
        if (head.length < 12
                || !text.startsWith("RIFF")
                || !text.startsWith("sfbk", 8)
                || version < 0
                || version + 10 > head.length) {
            throw new SynthesisException(
                    Problem.NOT_A_FONT,
                    "The file " + path + " is not a soundfont: it does not begin with a RIFF header of type sfbk. "
                            + "Install the font anew.");
        }
        int major = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getShort(version + 8);
        return switch (major) {
            case 2 -> Kind.SF2;
            case 3 -> Kind.SF3;
            default ->
                throw new SynthesisException(
                        Problem.NOT_A_FONT,
                        "The soundfont " + path + " is of version " + major + "; versions 2 and 3 are known. "
                                + "Install the font anew in one of these.");
        };
    }

    public String fileName() {
        return String.valueOf(path.getFileName());
    }
}
