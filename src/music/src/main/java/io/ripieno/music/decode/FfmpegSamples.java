package io.ripieno.music.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/** Samples of FFmpeg's frames, of whatever type and layout, as interleaved floats of full scale ±1, and back. */
final class FfmpegSamples {
    private static final float SCALE_8 = 1f / (1 << 7);
    private static final float SCALE_16 = 1f / (1 << 15);
    private static final float SCALE_32 = 1f / (1L << 31);
    private static final double SCALE_64 = 1 / 0x1p63;

    private FfmpegSamples() {}

    /** Copies frames {@code from} to {@code from + count} to the position of the target, which moves on. */
    static void interleave(AVFrame frame, int from, int count, FloatBuffer target) {
        int channels = frame.ch_layout().nb_channels();
        int format = frame.format();
        boolean planar = avutil.av_sample_fmt_is_planar(format) != 0;
        int bytes = avutil.av_get_bytes_per_sample(format);
        int stride = planar ? 1 : channels;
        int at = target.position();
        for (int c = 0; c < channels; c++) {
            ByteBuffer plane = plane(frame, planar ? c : 0, (long) frame.nb_samples() * stride * bytes);
            copy(
                    plane,
                    avutil.av_get_packed_sample_fmt(format),
                    from * stride + (planar ? 0 : c),
                    stride,
                    target,
                    at + c,
                    channels,
                    count);
        }
        target.position(at + count * channels);
    }

    private static void copy(
            ByteBuffer plane, int format, int from, int stride, FloatBuffer target, int at, int step, int count) {
        for (int i = 0; i < count; i++) {
            int s = from + i * stride;
            float value;
            switch (format) {
                case avutil.AV_SAMPLE_FMT_FLT -> value = plane.getFloat(4 * s);
                case avutil.AV_SAMPLE_FMT_S16 -> value = plane.getShort(2 * s) * SCALE_16;
                case avutil.AV_SAMPLE_FMT_S32 -> value = plane.getInt(4 * s) * SCALE_32;
                case avutil.AV_SAMPLE_FMT_U8 -> value = ((plane.get(s) & 0xff) - 128) * SCALE_8;
                case avutil.AV_SAMPLE_FMT_DBL -> value = (float) plane.getDouble(8 * s);
                case avutil.AV_SAMPLE_FMT_S64 -> value = (float) (plane.getLong(8 * s) * SCALE_64);
                default -> throw new IllegalStateException("Unknown sample format " + format + ".");
            }
            target.put(at + i * step, value);
        }
    }

    /** Fills an allocated frame of 16-bit, 32-bit or float samples; integers are rounded to their bits and clipped. */
    static void fill(AVFrame frame, int bits, FloatBuffer source) {
        int channels = frame.ch_layout().nb_channels();
        int format = frame.format();
        boolean planar = avutil.av_sample_fmt_is_planar(format) != 0;
        int bytes = avutil.av_get_bytes_per_sample(format);
        int stride = planar ? 1 : channels;
        for (int c = 0; c < channels; c++) {
            ByteBuffer plane = plane(frame, planar ? c : 0, (long) frame.nb_samples() * stride * bytes);
            for (int i = 0; i < frame.nb_samples(); i++) {
                float value = source.get(source.position() + i * channels + c);
                int s = i * stride + (planar ? 0 : c);
                switch (avutil.av_get_packed_sample_fmt(format)) {
                    case avutil.AV_SAMPLE_FMT_FLT -> plane.putFloat(4 * s, value);
                    case avutil.AV_SAMPLE_FMT_S16 -> plane.putShort(2 * s, (short) quantise(value, bits));
                    case avutil.AV_SAMPLE_FMT_S32 -> plane.putInt(4 * s, quantise(value, bits) << (32 - bits));
                    default -> throw new IllegalStateException("Cannot write sample format " + format + ".");
                }
            }
        }
        source.position(source.position() + frame.nb_samples() * channels);
    }

    private static int quantise(float sample, int bits) {
        double scale = 1L << (bits - 1);
        return (int) Math.max(-scale, Math.min(scale - 1, Math.rint(sample * scale)));
    }

    private static ByteBuffer plane(AVFrame frame, int index, long bytes) {
        return frame.extended_data(index).capacity(bytes).asByteBuffer().order(ByteOrder.nativeOrder());
    }
}
