package io.ripieno.models.benchmark;

import io.ripieno.music.decode.UnshelteredCodec;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What decoding files cost, in seconds of CPU time over all files.
 *
 * @param kind of the files
 * @param seconds of each
 * @param files decoded on each side
 * @param processes that were started
 * @param straight decoding in this process, in a plain loop
 * @param workers all that the workers took, their start included
 * @param reader what reading the workers' pipes took in this process
 */
record DecodeCost(
        UnshelteredCodec.Kind kind,
        int seconds,
        int files,
        long processes,
        double straight,
        double workers,
        double reader) {
    /** Milliseconds for each file. */
    double each(double cpuSeconds) {
        return 1000 * cpuSeconds / files;
    }

    /** What workers took beyond decoding, for each file. */
    double beyondDecodingMillis() {
        return each(workers - straight);
    }

    String table() {
        return String.format(
                Locale.ROOT,
                """
                %d files of %d s, %s, 44.1 kHz stereo; %d worker processes

                ms of CPU for each file
                decoding in a plain loop         %7.2f
                workers, with their start        %7.2f
                workers beyond decoding          %7.2f
                reading the workers' pipes       %7.2f
                """,
                files,
                seconds,
                kind.name().toLowerCase(Locale.ROOT),
                processes,
                each(straight),
                each(workers),
                beyondDecodingMillis(),
                each(reader));
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benchmark", "decode");
        document.put("kind", kind.name().toLowerCase(Locale.ROOT));
        document.put("files", files);
        document.put("secondsEach", seconds);
        document.put("processes", processes);
        document.put("straightMillis", each(straight));
        document.put("workerMillis", each(workers));
        document.put("beyondDecodingMillis", beyondDecodingMillis());
        document.put("readerMillis", each(reader));
        return document;
    }
}
