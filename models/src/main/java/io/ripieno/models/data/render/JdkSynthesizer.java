package io.ripieno.models.data.render;

import io.ripieno.models.data.render.SynthesisException.Problem;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
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
 * some phases by chance, so its samples differ from run to run. The streaming side is not public: the program must run with
 * {@code --add-exports java.desktop/com.sun.media.sound=ALL-UNNAMED}.
 */
public final class JdkSynthesizer implements Synthesizer {
    private static final int SAMPLE_RATE = 32_000;
    private static final String STREAMING = "com.sun.media.sound.AudioSynthesizer";
    private static final String GENERATED_BANK = "com.sun.media.sound.EmergencySoundbank";

    private final @Nullable SoundFont font;

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
    public Rendering render(Sequence sequence, double seconds) throws SynthesisException {
        try (javax.sound.midi.Synthesizer synthesizer = MidiSystem.getSynthesizer()) {
            AudioFormat format = new AudioFormat(SAMPLE_RATE, 16, 2, true, false);
            try (AudioInputStream stream = open(synthesizer, format)) {
                load(synthesizer);
                send(sequence, synthesizer.getReceiver());
                return read(stream, (int) Math.round(seconds * SAMPLE_RATE));
            }
        } catch (MidiUnavailableException | InvalidMidiDataException e) {
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

    private static AudioInputStream open(javax.sound.midi.Synthesizer synthesizer, AudioFormat format)
            throws SynthesisException {
        try {
            return (AudioInputStream) Class.forName(STREAMING)
                    .getMethod("openStream", AudioFormat.class, Map.class)
                    .invoke(synthesizer, format, Map.of("load default soundbank", false));
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

    /** The JDK would else search the machine for a font, and the sound would depend on what is installed there. */
    private void load(javax.sound.midi.Synthesizer synthesizer)
            throws SynthesisException, InvalidMidiDataException, IOException {
        if (font != null) {
            synthesizer.loadAllInstruments(MidiSystem.getSoundbank(font.path().toFile()));
            return;
        }
        try {
            synthesizer.loadAllInstruments((Soundbank)
                    Class.forName(GENERATED_BANK).getMethod("createSoundbank").invoke(null));
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

    private static Rendering read(AudioInputStream stream, int samples) throws IOException {
        float[] left = new float[samples];
        float[] right = new float[samples];
        byte[] bytes = new byte[4 * 8192];
        ByteBuffer block = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < samples; ) {
            int frames = stream.readNBytes(bytes, 0, (int) Math.min(bytes.length, 4L * (samples - at))) / 4;
            if (frames == 0) {
                break;
            }
            for (int i = 0; i < frames; i++) {
                left[at + i] = block.getShort(4 * i) / 32768f;
                right[at + i] = block.getShort(4 * i + 2) / 32768f;
            }
            at += frames;
        }
        return new Rendering(SAMPLE_RATE, left, right);
    }

    @Override
    public FontUse font() {
        String version = "JDK synthesizer " + Runtime.version().feature();
        return font == null
                ? new FontUse(version, "JDK generated bank", "", 0, "GPL-2.0-only WITH Classpath-exception-2.0", true)
                : FontUse.of(version, font);
    }
}
