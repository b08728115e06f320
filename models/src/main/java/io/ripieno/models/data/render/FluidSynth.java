package io.ripieno.models.data.render;

import io.ripieno.models.data.render.SynthesisException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sound.midi.Sequence;

/**
 * The fluidsynth program, one process a piece, which passes its sound on as it makes it. Of the font it loads what the piece
 * needs, for each piece anew, so pieces should be long.
 */
public final class FluidSynth implements Synthesizer {
    private static final int BLOCK = 8192;
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
        return new FluidSynth(program, font, check(program));
    }

    /**
     * Name and version of the program.
     *
     * @param program name or path of the program
     * @throws SynthesisException if it cannot be started
     */
    public static String check(String program) throws SynthesisException {
        Matcher version = VERSION.matcher(run(program, List.of(program, "--version")));
        return "fluidsynth " + (version.find() ? version.group(1) : "of no version");
    }

    @Override
    public void play(Sequence sequence, SynthesisSettings settings, long frames, StereoBlocks blocks)
            throws SynthesisException {
        try {
            Path folder = Files.createTempDirectory("ripieno-synth");
            Path midi = folder.resolve("piece.mid");
            Path words = folder.resolve("said.txt");
            try {
                try (OutputStream out = Files.newOutputStream(midi)) {
                    MidiScore.write(sequence, out);
                }
                play(command(midi, settings), words, frames, blocks);
            } finally {
                Files.deleteIfExists(midi);
                Files.deleteIfExists(words);
                Files.deleteIfExists(folder);
            }
        } catch (SynthesisException e) {
            throw e;
        } catch (IOException e) {
            throw new SynthesisException(
                    Problem.FAILED,
                    "The sound could not be passed on (" + e.getMessage()
                            + "). Maybe the disk is full; -Djava.io.tmpdir names another folder.",
                    e);
        }
    }

    private void play(List<String> command, Path words, long frames, StereoBlocks blocks) throws IOException {
        Process process =
                new ProcessBuilder(command).redirectError(words.toFile()).start();
        try {
            process.getOutputStream().close();
            long read = pass(process.getInputStream(), frames, blocks);
            int code = process.waitFor();
            if (code != 0 || read == 0) {
                throw new SynthesisException(
                        Problem.FAILED,
                        program + " ended with code " + code + " after " + read + " frames of " + font.path()
                                + " and said: " + Files.readString(words).strip() + " Run it by hand: "
                                + String.join(" ", command));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e, program);
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> command(Path midi, SynthesisSettings settings) {
        String room = settings.room() ? "yes" : "no";
        return List.of(
                program,
                "-ni",
                "-q",
                "-g",
                "0.4",
                "-R",
                room,
                "-C",
                room,
                "-o",
                "synth.dynamic-sample-loading=1",
                "-o",
                "synth.cpu-cores=1",
                "-r",
                Integer.toString(settings.sampleRate()),
                "-T",
                "raw",
                "-O",
                "float",
                "-E",
                "little",
                "-F",
                "-",
                font.path().toString(),
                midi.toString());
    }

    /** Hands on what is wanted, reads the rest too, so that the program can end, and returns how many frames came. */
    private static long pass(InputStream in, long frames, StereoBlocks blocks)
            throws IOException, InterruptedException {
        byte[] bytes = new byte[8 * BLOCK];
        FloatBuffer samples =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        float[] left = new float[BLOCK];
        float[] right = new float[BLOCK];
        long read = 0;
        for (int count; (count = in.readNBytes(bytes, 0, bytes.length) / 8) > 0; read += count) {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while sound was read");
            }
            int wanted = (int) Math.min(count, frames - read);
            for (int i = 0; i < wanted; i++) {
                left[i] = samples.get(2 * i);
                right[i] = samples.get(2 * i + 1);
            }
            if (wanted > 0) {
                blocks.accept(left, right, wanted);
            }
        }
        return read;
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
            throw interrupted(e, program);
        }
    }

    private static SynthesisException interrupted(InterruptedException cause, String program) {
        return new SynthesisException(
                Problem.FAILED, program + " was interrupted while it rendered. Start it again.", cause);
    }

    @Override
    public FontUse font() {
        return FontUse.of(version, font);
    }
}
