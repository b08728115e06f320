package io.ripieno.inference.device.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.DeviceException.Problem;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import java.util.Set;

/** A graph in ONNX Runtime. Inputs are read from and outputs written to the buffers without a copy. */
final class OnnxSession implements GraphSession {
    private final String what;
    private final GraphSpec graph;
    private final OrtSession session;
    private final String arena;
    private final OddRuns odd = new OddRuns();

    /** @param arena of the device, which is shrunk after runs that are larger than usual */
    OnnxSession(String model, GraphSpec graph, OrtSession session, String arena) {
        this.what = model + "/" + graph.name();
        this.graph = graph;
        this.session = session;
        this.arena = arena;
    }

    /** What a device adds to the options that hold on all. */
    @FunctionalInterface
    interface Addition {
        void to(SessionOptions options) throws OrtException;
    }

    /** A run uses the caller's own thread and no other, and nothing spins while it waits. */
    private static SessionOptions options(Addition addition) throws OrtException {
        SessionOptions options = new SessionOptions();
        boolean complete = false;
        try {
            options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.inter_op.allow_spinning", "0");
            addition.to(options);
            complete = true;
            return options;
        } finally {
            if (!complete) {
                options.close();
            }
        }
    }

    /**
     * Loads a graph and compares it with what {@code model.json} says.
     *
     * @param device by name, for messages
     * @throws ModelException if the runtime refuses it, the device is gone or has too little memory, or it is not what was
     *     said
     */
    static OnnxSession open(String device, String model, GraphSpec graph, byte[] onnx, String arena, Addition addition)
            throws ModelException {
        OrtSession session;
        try (SessionOptions options = options(addition)) {
            session = OnnxRuntime.environment().createSession(onnx, options);
        } catch (OrtException e) {
            String what =
                    "Graph " + graph.name() + " of " + model + " (" + graph.file() + ", " + onnx.length + " bytes)";
            throw OnnxErrors.ofLoad(what, device, e);
        }
        try {
            GraphSignature.check(model, graph, session.getInputInfo(), session.getOutputInfo());
            return new OnnxSession(model, graph, session, arena);
        } catch (ModelException e) {
            OnnxErrors.close(session);
            throw e;
        } catch (OrtException e) {
            OnnxErrors.close(session);
            throw new ModelException(
                    ModelException.Problem.UNSUPPORTED, graph.file() + " has no readable inputs: " + e, e);
        }
    }

    @Override
    public GraphSpec graph() {
        return graph;
    }

    @Override
    public void run(BatchBuffers buffers, int items, RunControl control) throws DeviceException {
        if (control.isTerminated()) {
            throw new DeviceException(Problem.TERMINATED, "The run of " + what + " was ended before it began.");
        }
        try {
            if (odd.isOdd(items)) {
                try (BoundRun run = new BoundRun(graph, buffers, items, arena)) {
                    run(run, control);
                }
            } else {
                runBound(buffers, items, control);
            }
        } catch (OrtException e) {
            throw OnnxErrors.ofRun(what, e, control);
        }
    }

    /** After a run that was ended its options are not used again. */
    private void runBound(BatchBuffers buffers, int items, RunControl control) throws OrtException {
        BoundRun bound = (BoundRun) buffers.bindings().get(graph, items);
        if (bound == null) {
            bound = new BoundRun(graph, buffers, items, "");
            buffers.bindings().put(graph, items, bound);
        }
        try {
            run(bound, control);
        } finally {
            if (control.isTerminated()) {
                buffers.bindings().remove(graph, items);
            }
        }
    }

    private void run(BoundRun run, RunControl control) throws OrtException {
        RunOptions options = run.options();
        control.attach(() -> terminate(options));
        try {
            session.run(run.inputs(), Set.of(), run.outputs(), options).close();
        } finally {
            control.detach();
        }
    }

    private static void terminate(RunOptions options) {
        try {
            options.setTerminate(true);
        } catch (OrtException e) {
            throw new IllegalStateException("A run under way could not be told to end.", e);
        }
    }

    @Override
    public void close() {
        OnnxErrors.close(session);
    }
}
