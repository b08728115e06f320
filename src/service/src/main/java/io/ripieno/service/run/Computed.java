package io.ripieno.service.run;

import io.ripieno.inference.tagging.Tagging;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.metrics.evaluation.Evaluation;
import java.util.List;

/** What came out of a computation. */
public sealed interface Computed {
    /** What every producer of a job of the same work should know. */
    List<Notice> notices();

    /** What only the producer of the job that it was computed for should know. */
    List<Notice> ownNotices();

    /** Where models ran, such as {@code cpu}; empty if none did. */
    String device();

    /**
     * What the computation cost, without reading and decoding: time of devices and of what comes before them on the
     * host, by the costs that were measured when the models were warmed up, or time on the host where no model ran.
     */
    double costSeconds();

    /**
     * A tagged recording.
     *
     * @param format of the recording, before resampling and mixing down
     * @param topN how many labels to report, the most probable first; 0 means all
     */
    record Tagged(
            Tagging tagging,
            AudioFormat format,
            int topN,
            List<Notice> notices,
            List<Notice> ownNotices,
            String device,
            double costSeconds)
            implements Computed {
        public Tagged {
            notices = List.copyOf(notices);
            ownNotices = List.copyOf(ownNotices);
        }
    }

    /** What measures came to; no device was used. */
    record Evaluated(Evaluation evaluation, List<Notice> notices, double hostSeconds) implements Computed {
        public Evaluated {
            notices = List.copyOf(notices);
        }

        @Override
        public List<Notice> ownNotices() {
            return List.of();
        }

        @Override
        public String device() {
            return "";
        }

        @Override
        public double costSeconds() {
            return hostSeconds;
        }
    }
}
