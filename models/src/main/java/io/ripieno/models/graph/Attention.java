package io.ripieno.models.graph;

/** Attention over time. */
public sealed interface Attention extends LayerSet permits Layers {
    /**
     * Attention head that says how much each instant counts for each class: sigmoid weights and sigmoid scores from 1-wide
     * convolutions, the weights clipped to {@code low … 1 − low} and divided by their sum over time (Kong et al., ICASSP 2018; Gururani, Sharma and
     * Lerch, ISMIR 2019).
     *
     * @param x {@code [batch][from][time]}
     * @param low 1e-7 in the published head
     * @return {@code [batch][classes]}; the weights are the value {@code name.weights [batch][classes][time]}
     */
    default Value attentionHead(String name, Value x, int from, int classes, float low) {
        Layers layers = new Layers(graph(), firstValues());
        Convolution each = Convolution.of(from, classes, Window.of(1));
        Value raw = layers.sigmoid(name + ".attention.sigmoid", layers.convolution(name + ".attention", x, each));
        Value weights = layers.clip(name + ".attention.clip", raw, low, 1 - low);
        Value total = layers.reduce(name + ".attention.total", Reduction.SUM, weights, true, 2);
        Value normalised = layers.stage(name + ".weights", layers.divide(name + ".attention.share", weights, total));
        Value scores = layers.sigmoid(name + ".score.sigmoid", layers.convolution(name + ".score", x, each));
        return layers.reduce(name, Reduction.SUM, layers.multiply(name + ".weighted", normalised, scores), false, 2);
    }

    /**
     * Scaled dot-product attention of one head: {@code softmax(Q Kᵀ / √width) V} (Vaswani et al., NeurIPS 2017).
     *
     * @param query {@code [batch][queries][width]}
     * @param key {@code [batch][time][width]}
     * @param value {@code [batch][time][values]}
     * @return {@code [batch][queries][values]}; the weights are the value {@code name.weights}
     */
    default Value dotProductAttention(String name, Value query, Value key, Value value, int width) {
        Layers layers = new Layers(graph(), firstValues());
        Value turned = layers.transpose(name + ".key", key, 0, 2, 1);
        Value product = layers.matMul(name + ".product", query, turned);
        Value scaled = layers.scale(name + ".scaled", product, (float) (1 / Math.sqrt(width)));
        return layers.matMul(name, layers.softmax(name + ".weights", scaled, -1), value);
    }
}
