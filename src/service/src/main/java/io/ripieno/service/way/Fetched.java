package io.ripieno.service.way;

import io.ripieno.service.file.Scratch;
import io.ripieno.service.run.SpooledInput;
import java.util.List;

/** The inputs of a job in scratch; gone once closed. */
final class Fetched implements AutoCloseable {
    private final Scratch scratch;
    private final List<SpooledInput> inputs;

    Fetched(Scratch scratch, List<SpooledInput> inputs) {
        this.scratch = scratch;
        this.inputs = List.copyOf(inputs);
    }

    List<SpooledInput> inputs() {
        return inputs;
    }

    @Override
    public void close() {
        scratch.close();
    }
}
