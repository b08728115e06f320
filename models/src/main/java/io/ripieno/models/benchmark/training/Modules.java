package io.ripieno.models.benchmark.training;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.BatchNorm1dImpl;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.TensorVector;

/** Makes libtorch modules and remembers whose parameters the optimiser moves. */
final class Modules {
    private final List<Module> all = new ArrayList<>();

    <M extends Module> M add(M module) {
        all.add(module);
        return module;
    }

    /** Square convolution without bias that keeps the size. */
    Conv2dImpl convolution(int from, int to, int kernel, int groups) {
        Conv2dOptions options = new Conv2dOptions(from, to, new LongPointer(kernel, kernel));
        options.padding().put(new LongPointer(kernel / 2, kernel / 2));
        options.groups().put(groups);
        options.bias().put(false);
        return add(new Conv2dImpl(options));
    }

    BatchNorm2dImpl mapNormalisation(int channels) {
        return add(new BatchNorm2dImpl(new BatchNormOptions(channels)));
    }

    BatchNorm1dImpl normalisation(int width) {
        return add(new BatchNorm1dImpl(new BatchNormOptions(width)));
    }

    LinearImpl linear(int from, int to) {
        return add(new LinearImpl(from, to));
    }

    TensorVector parameters() {
        TensorVector parameters = new TensorVector();
        for (Module module : all) {
            TensorVector own = module.parameters();
            for (long i = 0; i < own.size(); i++) {
                parameters.push_back(own.get(i));
            }
        }
        return parameters;
    }
}
