package io.ripieno.music.decode;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** A container and the audio stream in it that is meant: packets in order, from the beginning or from a time on. */
final class FfmpegInput implements AutoCloseable {
    private static final Set<String> SEEKS_EXACTLY = Set.of("flac", "ogg", "mp3", "mov", "aac", "aiff");
    private static final String WHAT_TO_DO = ": check that it is " + FfmpegSupport.FOR_PEOPLE + " and not damaged";

    private final FileName file;
    private final AVFormatContext context;
    private final AVStream stream;

    FfmpegInput(FileName file) throws AudioException {
        this.file = file;
        this.context = open(file);
        try {
            AVDictionary none = null;
            FfmpegErrors.check(
                    avformat.avformat_find_stream_info(context, none),
                    Problem.UNREADABLE,
                    file,
                    "holds no stream that can be made out" + WHAT_TO_DO);
            this.stream = audioStream();
        } catch (AudioException | RuntimeException e) {
            avformat.avformat_close_input(context);
            throw e;
        }
    }

    AVStream stream() {
        return stream;
    }

    /** Short name of the container: the first of several that FFmpeg may give. */
    String container() {
        String names = context.iformat().name().getString();
        int comma = names.indexOf(',');
        return comma < 0 ? names : names.substring(0, comma);
    }

    /** Bytes of the file. */
    long bytes() {
        return avformat.avio_size(context.pb());
    }

    /** How many bytes have been read so far, of the head and the index of the file as well. */
    long bytesRead() {
        return context.pb().bytes_read();
    }

    /**
     * Whether time stamps after a seek are exact. In WAV they are computed from the byte rate, which is rounded where
     * samples have no whole number of bits.
     */
    boolean seeksExactly() {
        boolean exactRate =
                avcodec.av_get_exact_bits_per_sample(stream.codecpar().codec_id()) > 0;
        return SEEKS_EXACTLY.contains(container()) || (container().equals("wav") && exactRate);
    }

    /** Length in seconds as the container states it, negative if it does not or if it is an estimate. */
    double statedSeconds() {
        boolean stated = context.duration_estimation_method() != avformat.AVFMT_DURATION_FROM_BITRATE
                && stream.duration() != avutil.AV_NOPTS_VALUE
                && stream.duration() >= 0;
        return stated ? Math.max(0, stream.duration() * secondsPerTick() - preSkipSeconds()) : -1;
    }

    /** Seconds from the first sample of the recording to a time stamp; NaN if there is no time stamp. */
    double seconds(long timestamp) {
        return timestamp == avutil.AV_NOPTS_VALUE ? Double.NaN : (timestamp - origin()) * secondsPerTick();
    }

    /** Goes to a packet at or before a time, as far as the container allows. */
    boolean seek(double seconds) {
        long target = origin() + (long) Math.floor(seconds / secondsPerTick());
        return avformat.av_seek_frame(context, stream.index(), target, avformat.AVSEEK_FLAG_BACKWARD) >= 0;
    }

    /** Reads the next packet of the stream; returns an FFmpeg error code at the end or where reading fails. */
    int next(AVPacket packet) {
        while (true) {
            int code = avformat.av_read_frame(context, packet);
            if (code < 0 || packet.stream_index() == stream.index()) {
                return code;
            }
            avcodec.av_packet_unref(packet);
        }
    }

    @Override
    public void close() {
        avformat.avformat_close_input(context);
    }

    /** What an Ogg Opus file counts in although it is not to be heard (RFC 7845, section 4.2). */
    private double preSkipSeconds() {
        boolean opus = stream.codecpar().codec_id() == avcodec.AV_CODEC_ID_OPUS
                && container().equals("ogg");
        return opus
                ? stream.codecpar().initial_padding()
                        / (double) Math.max(1, stream.codecpar().sample_rate())
                : 0;
    }

    private long origin() {
        return stream.start_time() == avutil.AV_NOPTS_VALUE ? 0 : stream.start_time();
    }

    /** The unit of time stamps. */
    double secondsPerTick() {
        AVRational base = stream.time_base();
        return base.num() / (double) base.den();
    }

    private AVStream audioStream() throws AudioException {
        int best =
                avformat.av_find_best_stream(context, avutil.AVMEDIA_TYPE_AUDIO, -1, -1, (PointerPointer<?>) null, 0);
        if (best < 0) {
            requireRate();
            throw new AudioException(Problem.UNREADABLE, file + " holds no audio" + WHAT_TO_DO + ".");
        }
        for (int i = 0; i < context.nb_streams(); i++) {
            if (i != best) {
                context.streams(i).discard(avcodec.AVDISCARD_ALL);
            }
        }
        return context.streams(best);
    }

    /** FFmpeg takes a stream that states no sample rate for none. */
    private void requireRate() throws AudioException {
        for (int i = 0; i < context.nb_streams(); i++) {
            AVCodecParameters stated = context.streams(i).codecpar();
            if (stated.codec_type() == avutil.AVMEDIA_TYPE_AUDIO && stated.sample_rate() < 1) {
                throw noRate(file);
            }
        }
    }

    private static AudioException noRate(FileName file) {
        return new AudioException(
                Problem.UNREADABLE, file + " states a sample rate of 0 Hz: repair its header with an audio editor.");
    }

    private static AVFormatContext open(FileName file) throws AudioException {
        AVFormatContext context = new AVFormatContext(null);
        AVDictionary options = FfmpegSupport.options();
        try (BytePointer url = url(file)) {
            int code = avformat.avformat_open_input(context, url, null, options);
            if (code < 0) {
                throw cannotOpen(file, url, code);
            }
            return context;
        } finally {
            avutil.av_dict_free(options);
        }
    }

    private static AudioException cannotOpen(FileName file, BytePointer url, int code) {
        if (code == avutil.AVERROR_ENOENT() || code == avutil.AVERROR_EACCES() || code == avutil.AVERROR_EIO()) {
            return new AudioException(
                    Problem.INPUT_OUTPUT,
                    file + " cannot be read (" + FfmpegErrors.text(code) + "): check that it exists and may be read.");
        }
        String container = guess(url);
        if (!container.isEmpty() && !FfmpegSupport.reads(container)) {
            return new AudioException(
                    Problem.UNSUPPORTED,
                    file + " looks like '" + container + "', which is not supported: convert it to "
                            + FfmpegSupport.FOR_PEOPLE + ".");
        }
        if (FfmpegStatedRate.isNone(url)) {
            return noRate(file);
        }
        return new AudioException(
                Problem.UNREADABLE,
                file + " is not readable as audio (" + FfmpegErrors.text(code) + ")" + WHAT_TO_DO + ".");
    }

    /** The container that a file seems to be, of all that FFmpeg knows; empty if none. */
    private static String guess(BytePointer url) {
        AVIOContext io = new AVIOContext(null);
        if (avformat.avio_open(io, url, avformat.AVIO_FLAG_READ) < 0) {
            return "";
        }
        try (PointerPointer<AVInputFormat> format = new PointerPointer<AVInputFormat>(1).put(0, (Pointer) null)) {
            int score = avformat.av_probe_input_buffer2(io, format, url, null, 0, 0);
            AVInputFormat found = score < 0 ? null : format.get(AVInputFormat.class);
            return found == null ? "" : found.name().getString();
        } finally {
            avformat.avio_closep(io);
        }
    }

    /** What is wrong with a file that gave no sample. */
    AudioException givesNothing(long damagedPackets) {
        try (BytePointer url = url(file)) {
            return FfmpegStatedRate.isNone(url)
                    ? noRate(file)
                    : new AudioException(
                            Problem.UNREADABLE,
                            file + " gives no sample (" + damagedPackets
                                    + " damaged packets): it is damaged or truncated, fetch it again.");
        }
    }

    static BytePointer url(FileName file) {
        ByteArrayOutputStream url = new ByteArrayOutputStream();
        url.writeBytes("file:".getBytes(StandardCharsets.US_ASCII));
        url.writeBytes(file.bytes());
        url.write(0);
        return new BytePointer(url.toByteArray());
    }
}
