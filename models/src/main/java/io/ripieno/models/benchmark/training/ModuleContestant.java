package io.ripieno.models.benchmark.training;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** A network that is written on libtorch's modules. */
abstract class ModuleContestant implements Contestant {
    /** Remembers each module that is made. */
    final Modules modules = new Modules();

    @Override
    public final Map<String, Tensor> weights() {
        return modules.weights();
    }

    @Override
    public final TensorVector parameters() {
        return modules.parameters();
    }
}
