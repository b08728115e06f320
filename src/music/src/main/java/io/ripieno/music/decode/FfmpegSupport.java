package io.ripieno.music.decode;

import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/** What is opened of all that FFmpeg could open: local files, in few containers, with few codecs. */
final class FfmpegSupport {
    private static final String PROTOCOLS = "file";
    private static final String CONTAINERS = "wav,w64,aiff,flac,ogg,mp3,aac,mov";
    private static final String CODECS = String.join(
            ",",
            "flac,alac,vorbis,opus,aac,mp3float,mp3,mp2float,mp2,mp1float,mp1",
            "pcm_alaw,pcm_mulaw,pcm_u8,pcm_s8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be",
            "pcm_f32le,pcm_f32be,pcm_f64le,pcm_f64be",
            "adpcm_ms,adpcm_ima_wav,adpcm_ima_qt,adpcm_yamaha,gsm_ms");
    private static final int MAX_STREAMS = 32;
    private static final long MAX_ALLOCATION = 128L << 20;

    /** What a message tells users about. */
    static final String FOR_PEOPLE = "WAV, AIFF, FLAC, Ogg Vorbis, Opus, MP3, AAC or M4A";

    private FfmpegSupport() {}

    /** Options for opening a container or a codec; the caller frees them. */
    static AVDictionary options() {
        AVDictionary options = new AVDictionary(null);
        avutil.av_dict_set(options, "protocol_whitelist", PROTOCOLS, 0);
        avutil.av_dict_set(options, "format_whitelist", CONTAINERS, 0);
        avutil.av_dict_set(options, "codec_whitelist", CODECS, 0);
        avutil.av_dict_set(options, "max_streams", Integer.toString(MAX_STREAMS), 0);
        return options;
    }

    /** Loads FFmpeg, keeps it quiet and bounds each of its allocations. */
    static void prepare() {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        avutil.av_max_alloc(MAX_ALLOCATION);
        avformat.avformat_version();
    }

    static boolean decodes(String codec) {
        return ("," + CODECS + ",").contains("," + codec + ",");
    }

    static boolean reads(String containers) {
        for (String container : List.of(containers.split(",", -1))) {
            if (("," + CONTAINERS + ",").contains("," + container + ",")) {
                return true;
            }
        }
        return false;
    }
}
