package io.ripieno.music.decode;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioInfo;
import io.ripieno.music.audio.AudioLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Answers one decode request: header, samples of the excerpt, report. An excerpt is reached by seeking to a second
 * before it, so that the decoder has the past that it needs, and is then cut by the time stamps of the frames.
 */
final class DecodeTask {
    private static final double PREROLL_SECONDS = 1;
    private static final double LENGTH_TOLERANCE_SECONDS = 0.5;

    private final DecodeRequest request;
    private final AudioLimits limits;
    private final Requests requests;
    private final Answers answers;
    private final long startNanos = System.nanoTime();
    private final long blockedBefore;
    private long packets;
    private long bytesRead;

    DecodeTask(DecodeRequest request, Requests requests, Answers answers) {
        this.request = request;
        this.limits = request.limits();
        this.requests = requests;
        this.answers = answers;
        this.blockedBefore = answers.blockedNanos();
    }

    void run() throws IOException {
        double start = request.excerpt().startSeconds();
        if (start > PREROLL_SECONDS) {
            try (FfmpegDecoder decoder = open()) {
                boolean reached = decoder.seek(start - PREROLL_SECONDS) && decoder.next() && decoder.seconds() <= start;
                if (reached) {
                    answer(decoder, true);
                }
                count(decoder);
                if (reached) {
                    return;
                }
            }
        }
        try (FfmpegDecoder decoder = open()) {
            if (decoder.next()) {
                answer(decoder, false);
            } else {
                answerEmpty(decoder);
            }
            count(decoder);
        }
    }

    /** How many packets were given to a codec. */
    long packets() {
        return packets;
    }

    /** How many bytes of the file were read. */
    long bytesRead() {
        return bytesRead;
    }

    private void count(FfmpegDecoder decoder) {
        packets += decoder.packets();
        bytesRead += decoder.input().bytesRead();
    }

    private FfmpegDecoder open() throws AudioException {
        FfmpegDecoder decoder = new FfmpegDecoder(request.file(), this::mayGoOn);
        try {
            limits.checkBytes(request.file(), decoder.input().bytes());
            return decoder;
        } catch (AudioException e) {
            decoder.close();
            throw e;
        }
    }

    private void answer(FfmpegDecoder decoder, boolean sought) throws IOException {
        AudioFormat format = format(decoder.sampleRate(), decoder.channels());
        AudioInfo info = info(decoder, format);
        int rate = format.sampleRate();
        long start = request.excerpt().startFrame(rate);
        long wanted = request.excerpt().frames(rate);
        checkStated(info, start, wanted);
        answers.header(info);

        SampleBlocks blocks = new SampleBlocks(answers, format.channels());
        FramePosition located = new FramePosition(decoder.input().secondsPerTick() * rate);
        long position = 0;
        long emitted = 0;
        do {
            checkUnchanged(format, decoder, position);
            int length = decoder.length();
            if (sought && emitted == 0) {
                position = located.locate(decoder.seconds() * rate, length);
            }
            int from = (int) Math.max(0, Math.min(length, start - position));
            int count = (int) Math.min(length - from, wanted - emitted);
            if (count > 0) {
                if (emitted == 0 && start > 0) {
                    decoder.forgetDamage();
                }
                limits.checkFrames(request.file(), emitted + count, rate);
                blocks.add(decoder, from, count);
                emitted += count;
            }
            position += length;
        } while (emitted < wanted && decoder.next());
        blocks.flush();
        List<String> warnings = new ArrayList<>(decoder.warnings());
        if (emitted < wanted && !requests.isCancelled(request.id())) {
            warnings.addAll(missing(info, position));
        }
        answers.end(new WorkerReport(emitted, warnings));
    }

    /** What is said of a file that ends before the length that it states. */
    private static List<String> missing(AudioInfo info, long end) {
        double rate = info.format().sampleRate();
        double stated = info.statedFrames().orElse(0) / rate;
        return stated - end / rate <= LENGTH_TOLERANCE_SECONDS
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT, "The file states %.1f s, but ends after %.1f s.", stated, end / rate));
    }

    private void answerEmpty(FfmpegDecoder decoder) throws IOException {
        int rate = decoder.statedSampleRate();
        int channels = decoder.statedChannels();
        if (decoder.damagedPackets() > 0 || !decoder.warnings().isEmpty() || rate < 1 || channels < 1) {
            throw decoder.input().givesNothing(decoder.damagedPackets());
        }
        answers.header(info(decoder, format(rate, channels)));
        answers.end(new WorkerReport(0, decoder.warnings()));
    }

    private static AudioInfo info(FfmpegDecoder decoder, AudioFormat format) {
        double seconds = decoder.input().statedSeconds();
        OptionalLong frames =
                seconds < 0 ? OptionalLong.empty() : OptionalLong.of(Math.round(seconds * format.sampleRate()));
        return new AudioInfo(decoder.input().container(), decoder.codecName(), format, frames);
    }

    private AudioFormat format(int rate, int channels) throws AudioException {
        if (rate < 1 || rate > AudioFormat.MAX_SAMPLE_RATE || channels < 1) {
            throw new AudioException(
                    Problem.UNREADABLE,
                    request.file() + " states " + rate + " Hz and " + channels
                            + " channels: it is damaged, fetch it again.");
        }
        limits.checkChannels(request.file(), channels);
        return new AudioFormat(rate, channels);
    }

    private void checkStated(AudioInfo info, long start, long wanted) throws AudioException {
        if (info.statedFrames().isPresent()) {
            long there = info.statedFrames().getAsLong() - start;
            limits.checkFrames(
                    request.file(), Math.min(there, wanted), info.format().sampleRate());
        }
    }

    private void checkUnchanged(AudioFormat format, FfmpegDecoder decoder, long position) throws AudioException {
        int rate = decoder.sampleRate();
        int channels = decoder.channels();
        if (rate != format.sampleRate() || channels != format.channels()) {
            throw new AudioException(
                    Problem.UNSUPPORTED,
                    request.file() + " changes from " + format.sampleRate() + " Hz and " + format.channels()
                            + " channels to " + rate + " Hz and " + channels + " channels after "
                            + position / (double) format.sampleRate() + " s: convert it to one format throughout.");
        }
    }

    private boolean mayGoOn() throws AudioException {
        long worked = System.nanoTime() - startNanos - (answers.blockedNanos() - blockedBefore);
        if (worked > limits.maxTime().toNanos()) {
            throw DecodeTimes.overLimit(request.file(), limits, worked);
        }
        return !requests.isCancelled(request.id());
    }
}
