package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.model.GraphSpec;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Who ran what: which values were answered how often, how windows ended, and what went against the rules. */
final class Ledger {
    private final Map<Float, Integer> answers = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> ends = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> wrongs = new ConcurrentLinkedQueue<>();
    private final LongAdder sent = new LongAdder();
    private final LongAdder heard = new LongAdder();
    private volatile boolean isClosing;
    private final AtomicInteger openSessions = new AtomicInteger();

    /** The same session, of which each run that passes is noted. */
    GraphSession watch(GraphSession session) {
        openSessions.incrementAndGet();
        return new GraphSession() {
            @Override
            public GraphSpec graph() {
                return session.graph();
            }

            @Override
            public void run(BatchBuffers buffers, int items, RunControl control) throws DeviceException {
                try {
                    session.run(buffers, items, control);
                } catch (IllegalStateException e) {
                    wrong("A session ran that nobody should have had: " + e.getMessage());
                    throw e;
                }
                FloatBuffer values = buffers.input(0, items);
                for (int i = 0; i < items; i++) {
                    answers.merge(values.get(i), 1, Integer::sum);
                }
            }

            @Override
            public void close() {
                openSessions.decrementAndGet();
                session.close();
            }
        };
    }

    /** What hears of the end of another window. */
    Runnable expectEnd() {
        sent.increment();
        AtomicBoolean hasEnded = new AtomicBoolean();
        return () -> {
            if (!hasEnded.compareAndSet(false, true)) {
                wrong("A window ended twice.");
            }
            heard.increment();
        };
    }

    /** From now on work may be refused as the scheduler closes. */
    void expectClose() {
        isClosing = true;
    }

    boolean isClosing() {
        return isClosing;
    }

    int answers(float value) {
        return answers.getOrDefault(value, 0);
    }

    int openSessions() {
        return openSessions.get();
    }

    void ended(String how) {
        ends.computeIfAbsent(how, key -> new AtomicInteger()).incrementAndGet();
    }

    int endings(String how) {
        return ends.getOrDefault(how, new AtomicInteger()).get();
    }

    void wrong(String what) {
        wrongs.add(what);
    }

    void check() {
        assertThat(wrongs.stream().limit(20)).isEmpty();
        assertThat(heard.sum()).as("windows that ended of those sent").isEqualTo(sent.sum());
    }

    @Override
    public String toString() {
        return ends.toString();
    }
}
