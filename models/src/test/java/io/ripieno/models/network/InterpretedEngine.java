package io.ripieno.models.network;

import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.interpret.Blocks;
import io.ripieno.models.interpret.Interpreter;
import io.ripieno.models.interpret.Mode;
import io.ripieno.models.interpret.Parameters;
import io.ripieno.models.interpret.Precision;
import io.ripieno.models.interpret.Tensors;
import io.ripieno.models.interpret.Values;
import io.ripieno.models.served.Block;
import io.ripieno.models.served.Outputs;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** The interpreter, as when a trained network is evaluated. */
public final class InterpretedEngine implements Engine {
    private final Map<String, Interpreter> interpreters = new HashMap<>();
    private final GraphSet network;
    private final Parameters parameters;

    public InterpretedEngine(GraphSet network) {
        Tensors.useOneThread();
        this.network = network;
        this.parameters = new Parameters(network, Precision.SINGLE);
    }

    @Override
    public Outputs run(String graph, Map<String, Block> inputs) {
        Interpreter interpreter =
                interpreters.computeIfAbsent(graph, name -> new Interpreter(network, name, parameters));
        try (PointerScope scope = new PointerScope()) {
            Map<String, Tensor> tensors = new HashMap<>();
            inputs.forEach((name, block) -> tensors.put(name, Blocks.tensor(block, Precision.SINGLE)));
            Values values = interpreter.run(tensors, Mode.EVALUATION);
            Map<String, Block.Floats> outputs = new LinkedHashMap<>();
            for (ValueInfoProto output : network.definition(graph).getOutputList()) {
                Tensor tensor = values.get(output.getName());
                outputs.put(output.getName(), new Block.Floats(Tensors.floats(tensor), tensor.shape()));
            }
            return new Outputs(outputs);
        }
    }

    @Override
    public void close() {
        interpreters.values().forEach(Interpreter::close);
        parameters.close();
    }
}
