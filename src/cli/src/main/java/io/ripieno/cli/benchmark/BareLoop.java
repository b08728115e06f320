package io.ripieno.cli.benchmark;

import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.RunControl;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** As many threads as callers, each with buffers that were filled once, which do nothing but run the session. */
final class BareLoop implements WindowLoop {
    private final LoadedTagger tagger;

    BareLoop(LoadedTagger tagger) {
        this.tagger = tagger;
    }

    @Override
    public Run start(Tally tally) {
        AtomicBoolean ended = new AtomicBoolean();
        Crew crew = Crew.start(tagger.device().callers(), () -> run(tally, ended));
        return new Run() {
            @Override
            public void check() throws ExecutionException, InterruptedException {
                crew.check();
            }

            @Override
            public void close() throws ExecutionException, InterruptedException {
                ended.set(true);
                try (crew) {
                    crew.await();
                }
            }
        };
    }

    private Object run(Tally tally, AtomicBoolean ended) throws Exception {
        GraphSession session = tagger.session();
        int batch = tagger.batch();
        try (BatchBuffers buffers = tagger.pool().borrow(session.graph(), batch)) {
            for (int item = 0; item < batch; item++) {
                for (int tensor = 0; tensor < session.graph().inputs().size(); tensor++) {
                    buffers.putInput(
                            tensor, item, Noise.values(session.graph().inputs().get(tensor), item));
                }
            }
            while (!ended.get()) {
                session.run(buffers, batch, new RunControl());
                tally.ran(batch);
            }
        }
        return ended;
    }
}
