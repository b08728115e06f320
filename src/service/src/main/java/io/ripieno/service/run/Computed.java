package io.ripieno.service.run;

import io.ripieno.inference.tagging.Tagging;
import io.ripieno.music.audio.AudioFormat;
import java.util.List;

/** What came out of a computation. */
public sealed interface Computed {
    /** What every producer of a job of the same work should know. */
    List<Notice> notices();

    /** What only the producer of the job that it was computed for should know. */
    List<Notice> ownNotices();

    /** Where models ran, such as {@code cpu}; empty if none did. */
    String device();

    /** Time of devices that the computation cost, by the costs that were measured when the models were warmed up. */
    double deviceSeconds();

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
            double deviceSeconds)
            implements Computed {
        public Tagged {
            notices = List.copyOf(notices);
            ownNotices = List.copyOf(ownNotices);
        }
    }
}
