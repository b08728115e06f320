package io.ripieno.models.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * What a network costs on some examples.
 *
 * @param mean a scalar, the mean over {@code weight} items; gradients are taken of it
 * @param weight how many items (examples, known targets, frames) it is a mean over, so that means of parts make the mean of
 *     the whole
 * @param figures scalars to be told of besides, for example the parts of a sum; means over the same items
 */
public record Loss(Tensor mean, double weight, Map<String, Tensor> figures) {
    /** The name of the loss among figures. */
    public static final String NAME = "loss";

    public Loss {
        figures = new LinkedHashMap<>(figures);
    }

    /** A loss without further figures. */
    public static Loss of(Tensor mean, double weight) {
        return new Loss(mean, weight, Map.of());
    }

    /** This loss with one more figure. */
    public Loss with(String name, Tensor figure) {
        Map<String, Tensor> more = new LinkedHashMap<>(figures);
        more.put(name, figure);
        return new Loss(mean, weight, more);
    }
}
