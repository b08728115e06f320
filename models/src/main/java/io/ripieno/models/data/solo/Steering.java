package io.ripieno.models.data.solo;

import io.ripieno.models.data.phrase.Control;
import java.util.List;

/**
 * What a track's controls ask for, smoothed, at equal steps.
 *
 * @param cents that pitch is bent by
 * @param expression 0 to 1
 * @param vibrato whether bends move all the time, so that there is vibrato in them
 */
record Steering(double[] cents, double[] expression, boolean vibrato) {
    private static final double SMOOTH_SECONDS = 0.012;
    private static final double WHEEL_CENTS = 200;
    private static final double MOVING = 12;

    /**
     * Reads controls.
     *
     * @param step seconds
     */
    static Steering of(List<Control> controls, int steps, double step) {
        double[] cents = new double[steps];
        double[] expression = new double[steps];
        double follow = -Math.expm1(-step / SMOOTH_SECONDS);
        double bend = 0;
        double swell = 1;
        long bends = 0;
        int next = 0;
        for (int i = 0; i < steps; i++) {
            for (; next < controls.size() && controls.get(next).at() <= i * step; next++) {
                Control control = controls.get(next);
                switch (control.kind()) {
                    case BEND -> {
                        bend = WHEEL_CENTS * (control.value() - Control.BEND_CENTRE) / Control.BEND_CENTRE;
                        bends++;
                    }
                    case EXPRESSION -> swell = control.value() / 127.0;
                    case SUSTAIN -> {}
                }
            }
            cents[i] = i == 0 ? bend : cents[i - 1] + follow * (bend - cents[i - 1]);
            expression[i] = i == 0 ? swell : expression[i - 1] + follow * (swell - expression[i - 1]);
        }
        return new Steering(cents, expression, bends > MOVING * steps * step);
    }
}
