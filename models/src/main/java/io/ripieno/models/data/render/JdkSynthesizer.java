package io.ripieno.models.data.render;

import io.ripieno.models.data.render.SynthesisException.Problem;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.sound.midi.Instrument;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Patch;
import javax.sound.midi.Receiver;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Soundbank;
import javax.sound.midi.Track;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's own synthesizer, with an SF2 font or, without one, with the bank that the JDK generates. That bank draws
 * some phases by chance, so its samples differ from program to program and are the same within one. The streaming side is not public: the program must run with
 * {@code --add-exports java.desktop/com.sun.media.sound=ALL-UNNAMED}.
 */
public final class JdkSynthesizer implements Synthesizer {
    private static final int BLOCK = 8192;
    private static final int FRAME_BYTES = 8;
    private static final int VOICES = 128;
    private static final String STREAMING = "com.sun.media.sound.AudioSynthesizer";
    private static final String GENERATED_BANK = "com.sun.media.sound.EmergencySoundbank";

    private final @Nullable SoundFont font;
    private @Nullable Soundbank bank;

    private JdkSynthesizer(@Nullable SoundFont font) {
        this.font = font;
    }

    /**
     * @throws SynthesisException if the font is not SF2: the JDK plays an SF3 font as silence or noise and says nothing
     */
    public static JdkSynthesizer with(SoundFont font) throws SynthesisException {
        if (font.kind() != SoundFont.Kind.SF2) {
            throw new SynthesisException(
                    Problem.FONT_UNSUPPORTED,
                    "The JDK's synthesizer cannot play " + font.path() + " of kind " + font.kind()
                            + ". Name an SF2 font, or use fluidsynth.");
        }
        return new JdkSynthesizer(font);
    }

    /** With the bank that the JDK generates: simple waves; nothing need be installed. */
    public static JdkSynthesizer withoutFont() {
        return new JdkSynthesizer(null);
    }

    @Override
    public void play(Sequence sequence, SynthesisSettings settings, long frames, StereoBlocks blocks)
            throws SynthesisException {
        try (javax.sound.midi.Synthesizer synthesizer = MidiSystem.getSynthesizer()) {
            AudioFormat format = new AudioFormat(
                    AudioFormat.Encoding.PCM_FLOAT,
                    settings.sampleRate(),
                    32,
                    2,
                    FRAME_BYTES,
                    settings.sampleRate(),
                    false);
            try (AudioInputStream stream = open(synthesizer, format, settings.room())) {
                load(synthesizer, sequence);
                send(sequence, synthesizer.getReceiver());
                pass(stream, frames, blocks);
            }
        } catch (MidiUnavailableException e) {
            throw new SynthesisException(
                    Problem.FAILED,
                    "The JDK's synthesizer failed (" + e.getMessage() + "). Maybe this is a JDK without java.desktop.",
                    e);
        } catch (SynthesisException e) {
            throw e;
        } catch (IOException e) {
            throw new SynthesisException(
                    Problem.FAILED,
                    "The JDK's synthesizer failed (" + e.getMessage() + "). Check the font, or use fluidsynth.",
                    e);
        }
    }

    /** Without a room nothing may act on all channels together: no limiter either. */
    private static AudioInputStream open(javax.sound.midi.Synthesizer synthesizer, AudioFormat format, boolean room)
            throws SynthesisException {
        Map<String, Object> options = Map.of(
                "load default soundbank",
                false,
                "reverb",
                room,
                "chorus",
                room,
                "auto gain control",
                room,
                "max polyphony",
                VOICES);
        try {
            return (AudioInputStream) Class.forName(STREAMING)
                    .getMethod("openStream", AudioFormat.class, Map.class)
                    .invoke(synthesizer, format, options);
        } catch (InvocationTargetException e) {
            throw new SynthesisException(
                    Problem.FAILED,
                    "The JDK's synthesizer could not be opened (" + e.getCause() + "). Use fluidsynth.",
                    e);
        } catch (ReflectiveOperationException e) {
            throw new SynthesisException(
                    Problem.JDK_CLOSED,
                    "The JDK keeps " + STREAMING + " closed (" + e.getMessage() + "). Start java with --add-exports "
                            + "java.desktop/com.sun.media.sound=ALL-UNNAMED, or use fluidsynth.",
                    e);
        }
    }

    /**
     * Loads what the sequence plays, and the first program, which stands in for what a font does not have. The JDK would
     * else search the machine for a font, and the sound would depend on what is installed there.
     */
    private void load(javax.sound.midi.Synthesizer synthesizer, Sequence sequence) throws SynthesisException {
        Set<Integer> programs = new HashSet<>(Set.of(0));
        for (Track track : sequence.getTracks()) {
            for (int i = 0; i < track.size(); i++) {
                if (track.get(i).getMessage() instanceof ShortMessage message
                        && message.getCommand() == ShortMessage.PROGRAM_CHANGE) {
                    programs.add(message.getData1());
                }
            }
        }
        synchronized (this) {
            for (Instrument instrument : bank().getInstruments()) {
                Patch patch = instrument.getPatch();
                if (patch.getBank() == 0 && programs.contains(patch.getProgram())) {
                    synthesizer.loadInstrument(instrument);
                }
            }
        }
    }

    private Soundbank bank() throws SynthesisException {
        Soundbank opened = bank;
        if (opened == null) {
            opened = font == null ? generated() : read(font);
            bank = opened;
        }
        return opened;
    }

    private static Soundbank read(SoundFont font) throws SynthesisException {
        try {
            return MidiSystem.getSoundbank(font.path().toFile());
        } catch (InvalidMidiDataException | IOException e) {
            throw new SynthesisException(
                    Problem.NOT_A_FONT,
                    "The JDK cannot read the soundfont " + font.path() + " (" + e.getMessage()
                            + "). Install the font anew, or use fluidsynth.",
                    e);
        }
    }

    private static Soundbank generated() throws SynthesisException {
        try {
            return (Soundbank)
                    Class.forName(GENERATED_BANK).getMethod("createSoundbank").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new SynthesisException(
                    Problem.JDK_CLOSED, "The JDK has no bank " + GENERATED_BANK + " (" + e + "). Name an SF2 font.", e);
        }
    }

    private static void send(Sequence sequence, Receiver receiver) {
        double microsecondsPerTick = sequence.getMicrosecondLength() / (double) Math.max(1, sequence.getTickLength());
        for (Track track : sequence.getTracks()) {
            for (int i = 0; i < track.size(); i++) {
                MidiEvent event = track.get(i);
                if (event.getMessage() instanceof ShortMessage) {
                    receiver.send(event.getMessage(), Math.round(event.getTick() * microsecondsPerTick));
                }
            }
        }
    }

    private static void pass(AudioInputStream stream, long frames, StereoBlocks blocks) throws IOException {
        byte[] bytes = new byte[FRAME_BYTES * BLOCK];
        FloatBuffer samples =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        float[] left = new float[BLOCK];
        float[] right = new float[BLOCK];
        for (long at = 0; at < frames; ) {
            int wanted = FRAME_BYTES * (int) Math.min(BLOCK, frames - at);
            int count = stream.readNBytes(bytes, 0, wanted) / FRAME_BYTES;
            if (count == 0) {
                break;
            }
            for (int i = 0; i < count; i++) {
                left[i] = samples.get(2 * i);
                right[i] = samples.get(2 * i + 1);
            }
            blocks.accept(left, right, count);
            at += count;
        }
    }

    @Override
    public FontUse font() {
        String version = "JDK synthesizer " + Runtime.version().feature();
        return font == null
                ? new FontUse(version, "JDK generated bank", "", 0, "GPL-2.0-only WITH Classpath-exception-2.0", true)
                : FontUse.of(version, font);
    }
}
