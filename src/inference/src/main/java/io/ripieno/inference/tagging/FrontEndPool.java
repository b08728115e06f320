package io.ripieno.inference.tagging;

import io.ripieno.music.mel.FrontEnd;
import io.ripieno.music.mel.FrontEnds;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Front ends of one name, as many as are in use at a time; each serves one window, then the next. */
final class FrontEndPool {
    private final String name;
    private final ConcurrentLinkedQueue<FrontEnd> idle = new ConcurrentLinkedQueue<>();

    FrontEndPool(String name) {
        this.name = name;
    }

    void extract(float[] samples, float[] target) {
        FrontEnd frontEnd = idle.poll();
        if (frontEnd == null) {
            frontEnd = FrontEnds.create(name);
        }
        frontEnd.extract(samples, 0, samples.length, target, 0);
        idle.add(frontEnd);
    }
}
