package io.ripieno.models.data.render;

import io.ripieno.models.data.render.SynthesisException.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sound.midi.Sequence;

/**
 * The fluidsynth program, one process a piece. Rendered at 32 kHz in float: whatever a sample's transposition folds back
 * lies above 8 kHz, where resampling to 16 kHz removes it. The font is loaded for each piece, so pieces should be long.
 */
public final class FluidSynth implements Synthesizer {
    private static final int SAMPLE_RATE = 32_000;
    private static final Pattern VERSION = Pattern.compile("FluidSynth runtime version (\\S+)");

    private final String program;
    private final SoundFont font;
    private final String version;

    private FluidSynth(String program, SoundFont font, String version) {
        this.program = program;
        this.font = font;
        this.version = version;
    }

    /** The program of the path. */
    public static FluidSynth with(SoundFont font) throws SynthesisException {
        return with("fluidsynth", font);
    }

    /**
     * @param program name or path of the program
     * @throws SynthesisException if it cannot be started
     */
    public static FluidSynth with(String program, SoundFont font) throws SynthesisException {
        String said = run(program, List.of(program, "--version"));
        Matcher version = VERSION.matcher(said);
        return new FluidSynth(program, font, "fluidsynth " + (version.find() ? version.group(1) : "of no version"));
    }

    @Override
    public Rendering render(Sequence sequence, double seconds) throws SynthesisException {
        try {
            Path folder = Files.createTempDirectory("ripieno-synth");
            Path midi = folder.resolve("piece.mid");
            Path raw = folder.resolve("piece.raw");
            try {
                try (OutputStream out = Files.newOutputStream(midi)) {
                    MidiScore.write(sequence, out);
                }
                String said = run(program, command(midi, raw));
                if (!Files.exists(raw) || Files.size(raw) == 0) {
                    throw new SynthesisException(
                            Problem.FAILED,
                            program + " rendered nothing with " + font.path() + " and said: " + said
                                    + " Check that it can play this font.");
                }
                return read(raw, (int) Math.round(seconds * SAMPLE_RATE));
            } finally {
                Files.deleteIfExists(midi);
                Files.deleteIfExists(raw);
                Files.deleteIfExists(folder);
            }
        } catch (SynthesisException e) {
            throw e;
        } catch (IOException e) {
            throw new SynthesisException(
                    Problem.FAILED,
                    "The sound could not be passed through the folder for temporary files (" + e.getMessage()
                            + "). Maybe the disk is full; -Djava.io.tmpdir names another folder.",
                    e);
        }
    }

    private List<String> command(Path midi, Path raw) {
        return List.of(
                program,
                "-ni",
                "-q",
                "-g",
                "0.4",
                "-o",
                "synth.dynamic-sample-loading=1",
                "-o",
                "synth.cpu-cores=1",
                "-r",
                Integer.toString(SAMPLE_RATE),
                "-T",
                "raw",
                "-O",
                "float",
                "-E",
                "little",
                "-F",
                raw.toString(),
                font.path().toString(),
                midi.toString());
    }

    private static Rendering read(Path raw, int samples) throws IOException {
        float[] left = new float[samples];
        float[] right = new float[samples];
        try (FileChannel channel = FileChannel.open(raw)) {
            ByteBuffer block = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
            int at = 0;
            while (at < samples && channel.read(block) >= 0) {
                block.flip();
                FloatBuffer floats = block.asFloatBuffer();
                int frames = Math.min(floats.remaining() / 2, samples - at);
                for (int i = 0; i < frames; i++) {
                    left[at + i] = floats.get();
                    right[at + i] = floats.get();
                }
                at += frames;
                block.position(floats.position() * Float.BYTES);
                block.compact();
            }
        }
        return new Rendering(SAMPLE_RATE, left, right);
    }

    private static String run(String program, List<String> command) throws SynthesisException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int code = process.waitFor();
            if (code != 0) {
                throw new SynthesisException(
                        Problem.FAILED,
                        program + " ended with code " + code + " and said: " + said + " Run it by hand: "
                                + String.join(" ", command));
            }
            return said;
        } catch (SynthesisException e) {
            throw e;
        } catch (IOException e) {
            throw new SynthesisException(
                    Problem.SYNTHESIZER_MISSING,
                    "The program " + program + " cannot be started (" + e.getMessage()
                            + "). Install it (Debian: apt-get install fluidsynth; macOS: brew install fluid-synth).",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SynthesisException(
                    Problem.FAILED, program + " was interrupted while it rendered. Start it again.", e);
        }
    }

    @Override
    public FontUse font() {
        return FontUse.of(version, font);
    }
}
