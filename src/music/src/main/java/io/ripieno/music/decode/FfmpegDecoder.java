package io.ripieno.music.decode;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Decodes one file frame by frame. Encoder delay and padding are taken away by libavcodec where the container states
 * them. Damaged packets are left out and counted.
 */
final class FfmpegDecoder implements AutoCloseable {
    private static final int MAX_ERRORS_AT_END = 64;

    private final FileName file;
    private final FfmpegInput input;
    private final AVCodecContext codec;
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final AVFrame frame = avutil.av_frame_alloc();
    private final Checkpoint checkpoint;
    private final List<String> warnings = new ArrayList<>();
    private String codecName = "";
    private long damaged;
    private boolean drained;
    private long packets;

    FfmpegDecoder(FileName file, Checkpoint checkpoint) throws AudioException {
        this.file = file;
        this.checkpoint = checkpoint;
        this.input = new FfmpegInput(file);
        try {
            this.codec = openCodec();
        } catch (AudioException | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    FfmpegInput input() {
        return input;
    }

    /** Short name of the codec, such as {@code mp3}. */
    String codecName() {
        return codecName;
    }

    /** Sample rate in Hz that the container states, 0 if none. */
    int statedSampleRate() {
        return parameters().sample_rate();
    }

    /** Channels that the container states, 0 if none. */
    int statedChannels() {
        return parameters().ch_layout().nb_channels();
    }

    /** Sample rate in Hz of the last decoded frame. */
    int sampleRate() {
        return frame.sample_rate();
    }

    /** Channels of the last decoded frame. */
    int channels() {
        return frame.ch_layout().nb_channels();
    }

    /** Samples per channel of the last decoded frame. */
    int length() {
        return frame.nb_samples();
    }

    /** Copies a part of the last decoded frame, interleaved, to the position of the target, which moves on. */
    void copy(int from, int count, FloatBuffer target) {
        FfmpegSamples.interleave(frame, from, count, target);
    }

    /** Seconds from the beginning of the recording to the last decoded frame; NaN if the container does not tell. */
    double seconds() {
        return input.seconds(frame.best_effort_timestamp());
    }

    /** Goes to a time or somewhere before it; false if that is not possible. Only before the first frame. */
    boolean seek(double seconds) {
        return input.seeksExactly() && input.seek(seconds);
    }

    /** Decodes the next frame; false at the end, or when the checkpoint says so. */
    boolean next() throws AudioException {
        int errorsAtEnd = 0;
        while (true) {
            int code = avcodec.avcodec_receive_frame(codec, frame);
            if (code >= 0 && frame.nb_samples() > 0) {
                return true;
            }
            if (code == avutil.AVERROR_EOF || errorsAtEnd > MAX_ERRORS_AT_END) {
                return false;
            }
            if (code < 0 && code != avutil.AVERROR_EAGAIN()) {
                damaged++;
                errorsAtEnd += drained ? 1 : 0;
            }
            if (code < 0 && !drained && !feed()) {
                return false;
            }
        }
    }

    /** How many packets have been given to the codec so far. */
    long packets() {
        return packets;
    }

    /** How many packets could not be decoded so far. */
    long damagedPackets() {
        return damaged;
    }

    /** Forgets damage seen so far: that before an excerpt is none. */
    void forgetDamage() {
        damaged = 0;
    }

    List<String> warnings() {
        List<String> all = new ArrayList<>(warnings);
        if (damaged > 0) {
            all.add(damaged + " damaged packets were left out.");
        }
        return all;
    }

    @Override
    public void close() {
        avutil.av_frame_free(frame);
        avcodec.av_packet_free(packet);
        avcodec.avcodec_free_context(codec);
        input.close();
    }

    private boolean feed() throws AudioException {
        if (!checkpoint.mayGoOn()) {
            return false;
        }
        int read = input.next(packet);
        if (read < 0) {
            if (read != avutil.AVERROR_EOF) {
                warnings.add("The file could be read only in part (" + FfmpegErrors.text(read) + ").");
            }
            drained = true;
            avcodec.avcodec_send_packet(codec, null);
            return true;
        }
        packets++;
        if (avcodec.avcodec_send_packet(codec, packet) < 0) {
            damaged++;
        }
        avcodec.av_packet_unref(packet);
        return true;
    }

    private AVCodecParameters parameters() {
        return input.stream().codecpar();
    }

    private AVCodecContext openCodec() throws AudioException {
        int id = parameters().codec_id();
        codecName = avcodec.avcodec_get_name(id).getString();
        AVCodec decoder = avcodec.avcodec_find_decoder(id);
        if (decoder == null || !FfmpegSupport.decodes(decoder.name().getString())) {
            throw new AudioException(
                    Problem.UNSUPPORTED,
                    file + " is coded as '" + codecName + "', which is not supported: convert it to "
                            + FfmpegSupport.FOR_PEOPLE + ".");
        }
        AVCodecContext context = avcodec.avcodec_alloc_context3(decoder);
        AVDictionary options = FfmpegSupport.options();
        try {
            avcodec.avcodec_parameters_to_context(context, parameters());
            context.pkt_timebase(input.stream().time_base());
            context.thread_count(1);
            FfmpegErrors.check(
                    avcodec.avcodec_open2(context, decoder, options),
                    Problem.UNREADABLE,
                    file,
                    "cannot be decoded as '" + codecName + "'");
            return context;
        } catch (AudioException e) {
            avcodec.avcodec_free_context(context);
            throw e;
        } finally {
            avutil.av_dict_free(options);
        }
    }
}
