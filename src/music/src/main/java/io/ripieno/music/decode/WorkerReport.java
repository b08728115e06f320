package io.ripieno.music.decode;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * How a request ended well.
 *
 * @param frames decoded or written
 * @param warnings what was found wrong and read all the same
 */
record WorkerReport(long frames, List<String> warnings) {
    private static final int MAX_WARNINGS = 100;

    WorkerReport {
        warnings = List.copyOf(warnings);
    }

    ByteBuffer body() {
        int count = Math.min(warnings.size(), MAX_WARNINGS);
        BodyWriter body = new BodyWriter().put(frames).put(count);
        warnings.subList(0, count).forEach(body::put);
        return body.body();
    }

    static WorkerReport from(ByteBuffer body) {
        long frames = body.getLong();
        int count = Math.min(body.getInt(), MAX_WARNINGS);
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            warnings.add(BodyWriter.text(body));
        }
        return new WorkerReport(frames, warnings);
    }
}
