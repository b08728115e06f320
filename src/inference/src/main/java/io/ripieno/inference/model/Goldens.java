package io.ripieno.inference.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Inputs with the outputs that they gave when the model was exported; verified each time the model is loaded.
 *
 * @param tensors straight into a graph
 * @param signals through the front end and graph {@code main}
 */
public record Goldens(List<TensorGolden> tensors, List<SignalGolden> signals) {
    public static final Goldens NONE = new Goldens(List.of(), List.of());

    public Goldens {
        tensors = List.copyOf(tensors);
        signals = List.copyOf(signals);
    }

    /**
     * One item, made by formula, through one graph.
     *
     * @param name of the case
     * @param graph that is run
     * @param inputs one wave per input of the graph
     * @param outputs what must come out
     * @param tolerance largest absolute difference
     */
    public record TensorGolden(String name, String graph, List<Wave> inputs, List<Expected> outputs, double tolerance) {
        public TensorGolden {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * The values of one input item in row-major order: {@code value[i] = offset + amplitude * sin(step * i)}, computed
     * in double precision and rounded to float.
     */
    public record Wave(String tensor, double offset, double amplitude, double step) {
        float[] generate(int size) {
            float[] values = new float[size];
            for (int i = 0; i < size; i++) {
                values[i] = (float) (offset + amplitude * StrictMath.sin(step * i));
            }
            return values;
        }
    }

    /**
     * Leading values of one output item in row-major order.
     *
     * @param tensor the output
     * @param values the first ones, or all
     */
    public record Expected(String tensor, List<Float> values) {
        static final int KEPT = 64;

        public Expected {
            values = List.copyOf(values);
        }

        /** To be computed when the model is exported. */
        public static Expected draft(String tensor) {
            return new Expected(tensor, List.of());
        }

        static Expected leading(String tensor, float[] actual, int count) {
            List<Float> kept = new ArrayList<>();
            for (int i = 0; i < Math.min(count, actual.length); i++) {
                kept.add(actual[i]);
            }
            return new Expected(tensor, kept);
        }
    }

    /**
     * A sum of sines, one window long, through the front end and graph {@code main}.
     *
     * @param name of the case
     * @param sines the parts, {@code sample[n] = sum of amplitude * sin(2 pi hz n / sampleRate)}
     * @param output what must come out
     * @param tolerance largest absolute difference
     */
    public record SignalGolden(String name, List<Sine> sines, Expected output, double tolerance) {
        public SignalGolden {
            sines = List.copyOf(sines);
        }

        float[] generate(int samples, int sampleRate) {
            float[] signal = new float[samples];
            for (int n = 0; n < samples; n++) {
                double sum = 0;
                for (Sine sine : sines) {
                    sum += sine.amplitude() * StrictMath.sin(2 * Math.PI * sine.hz() * n / sampleRate);
                }
                signal[n] = (float) sum;
            }
            return signal;
        }
    }

    /** A sine of {@code hz} with its phase 0 at the first sample. */
    public record Sine(double hz, double amplitude) {}
}
