package io.ripieno.models.benchmark.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.BatchNorm1dImpl;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** Makes libtorch modules and remembers by name whose parameters the optimiser moves. */
final class Modules {
    private final Map<String, Module> all = new LinkedHashMap<>();

    <M extends Module> M add(String name, M module) {
        all.put(name, module);
        return module;
    }

    /** Square convolution without bias that keeps the size. */
    Conv2dImpl convolution(String name, int from, int to, int kernel, int groups) {
        Conv2dOptions options = new Conv2dOptions(from, to, new LongPointer(kernel, kernel));
        options.padding().put(new LongPointer(kernel / 2, kernel / 2));
        options.groups().put(groups);
        options.bias().put(false);
        return add(name, new Conv2dImpl(options));
    }

    BatchNorm2dImpl mapNormalisation(String name, int channels) {
        return add(name, new BatchNorm2dImpl(new BatchNormOptions(channels)));
    }

    BatchNorm1dImpl normalisation(String name, int width) {
        return add(name, new BatchNorm1dImpl(new BatchNormOptions(width)));
    }

    LinearImpl linear(String name, int from, int to) {
        return add(name, new LinearImpl(from, to));
    }

    /** Parameters and running statistics by the name of their module and their own. */
    Map<String, Tensor> weights() {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        all.forEach((name, module) -> {
            for (StringTensorDict own : List.of(module.named_parameters(), module.named_buffers())) {
                for (long i = 0; i < own.size(); i++) {
                    weights.put(
                            name + "." + own.get(i).key().getString(),
                            own.get(i).value());
                }
            }
        });
        return weights;
    }

    TensorVector parameters() {
        TensorVector parameters = new TensorVector();
        for (Module module : all.values()) {
            TensorVector own = module.parameters();
            for (long i = 0; i < own.size(); i++) {
                parameters.push_back(own.get(i));
            }
        }
        return parameters;
    }
}
