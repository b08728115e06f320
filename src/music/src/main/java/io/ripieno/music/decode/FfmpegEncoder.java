package io.ripieno.music.decode;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import io.ripieno.music.audio.AudioFormat;
import java.nio.FloatBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** Writes one file from interleaved samples. */
final class FfmpegEncoder implements AutoCloseable {
    private static final int FRAME_WITHOUT_SIZE = 4096;
    private static final String WHAT_TO_DO =
            "cannot be written: check that its folder exists, may be written and has room";

    private final FileName file;
    private final EncoderSettings settings;
    private final AudioFormat format;
    private final AVFormatContext context = new AVFormatContext(null);
    private final AVCodecContext codec;
    private final AVStream stream;
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final int frameSize;
    private final FloatBuffer pending;
    private long frames;

    FfmpegEncoder(FileName file, AudioFormat format, EncoderSettings settings) throws AudioException {
        this.file = file;
        this.settings = settings;
        this.format = format;
        check(avformat.avformat_alloc_output_context2(context, null, settings.muxer(), null));
        this.codec = openCodec();
        try {
            this.stream = avformat.avformat_new_stream(context, null);
            stream.time_base(avutil.av_make_q(1, format.sampleRate()));
            check(avcodec.avcodec_parameters_from_context(stream.codecpar(), codec));
            openFile();
        } catch (AudioException e) {
            close();
            throw e;
        }
        this.frameSize = codec.frame_size() > 0 ? codec.frame_size() : FRAME_WITHOUT_SIZE;
        this.pending = FloatBuffer.allocate(frameSize * format.channels());
    }

    /** Takes the remaining samples of the buffer. */
    void write(FloatBuffer interleaved) throws AudioException {
        while (interleaved.hasRemaining()) {
            int count = Math.min(pending.remaining(), interleaved.remaining());
            pending.put(pending.position(), interleaved, interleaved.position(), count);
            pending.position(pending.position() + count);
            interleaved.position(interleaved.position() + count);
            if (!pending.hasRemaining()) {
                encodePending();
            }
        }
    }

    /** Completes the file; returns how many frames it has. */
    long finish() throws AudioException {
        encodePending();
        check(avcodec.avcodec_send_frame(codec, null));
        writePackets();
        check(avformat.av_write_trailer(context));
        AVIOContext io = context.pb();
        context.pb(null);
        check(avformat.avio_closep(io));
        return frames;
    }

    @Override
    public void close() {
        avcodec.av_packet_free(packet);
        avcodec.avcodec_free_context(codec);
        if (context.pb() != null) {
            avformat.avio_closep(context.pb());
            context.pb(null);
        }
        avformat.avformat_free_context(context);
    }

    private void encodePending() throws AudioException {
        int count = pending.flip().remaining() / format.channels();
        if (count > 0) {
            AVFrame frame = avutil.av_frame_alloc();
            try {
                frame.nb_samples(count).format(codec.sample_fmt()).sample_rate(format.sampleRate());
                avutil.av_channel_layout_copy(frame.ch_layout(), codec.ch_layout());
                check(avutil.av_frame_get_buffer(frame, 0));
                FfmpegSamples.fill(frame, settings.bits(), pending);
                frame.pts(frames);
                frames += count;
                check(avcodec.avcodec_send_frame(codec, frame));
            } finally {
                avutil.av_frame_free(frame);
            }
            writePackets();
        }
        pending.clear();
    }

    private void writePackets() throws AudioException {
        while (true) {
            int code = avcodec.avcodec_receive_packet(codec, packet);
            if (code == avutil.AVERROR_EAGAIN() || code == avutil.AVERROR_EOF) {
                return;
            }
            check(code);
            avcodec.av_packet_rescale_ts(packet, codec.time_base(), stream.time_base());
            packet.stream_index(stream.index());
            check(avformat.av_interleaved_write_frame(context, packet));
        }
    }

    private AVCodecContext openCodec() throws AudioException {
        AVCodec encoder = avcodec.avcodec_find_encoder_by_name(settings.encoder());
        if (encoder == null) {
            avformat.avformat_free_context(context);
            throw new AudioException(
                    Problem.UNSUPPORTED, "This build of FFmpeg has no encoder '" + settings.encoder() + "'.");
        }
        AVCodecContext opened = avcodec.avcodec_alloc_context3(encoder);
        opened.sample_rate(format.sampleRate());
        opened.sample_fmt(avutil.av_get_sample_fmt(settings.sampleFormat()));
        opened.bits_per_raw_sample(settings.bits());
        opened.bit_rate(settings.bitRate());
        opened.time_base(avutil.av_make_q(1, format.sampleRate()));
        opened.strict_std_compliance(avcodec.FF_COMPLIANCE_EXPERIMENTAL);
        avutil.av_channel_layout_default(opened.ch_layout(), format.channels());
        if ((context.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0) {
            opened.flags(opened.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
        }
        AVDictionary none = null;
        int code = avcodec.avcodec_open2(opened, encoder, none);
        if (code < 0) {
            avcodec.avcodec_free_context(opened);
            avformat.avformat_free_context(context);
            throw new AudioException(
                    Problem.UNSUPPORTED,
                    file + " cannot be written as '" + settings.encoder() + "' with " + format + " ("
                            + FfmpegErrors.text(code) + "): write WAV, or change the sample rate or the channels.");
        }
        return opened;
    }

    private void openFile() throws AudioException {
        AVIOContext io = new AVIOContext(null);
        try (BytePointer url = FfmpegInput.url(file)) {
            check(avformat.avio_open(io, url, avformat.AVIO_FLAG_WRITE));
        }
        context.pb(io);
        AVDictionary none = null;
        check(avformat.avformat_write_header(context, none));
    }

    private void check(int code) throws AudioException {
        FfmpegErrors.check(code, Problem.INPUT_OUTPUT, file, WHAT_TO_DO);
    }
}
