package io.ripieno.music.metrics.latent.factors;

import io.ripieno.music.metrics.Interruption;
import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.latent.factors.SoftmaxLoss.Point;

/**
 * Finds the weights with the least loss by Newton's method; its steps come from conjugate gradients, as exactly as the
 * distance from the goal asks for, and are halved until the loss falls (Nocedal and Wright 2006, chapter 7.1).
 */
final class NewtonDescent {
    private static final int STEPS = 200;
    private static final double SLOPE = 1e-9;
    private static final double SUFFICIENT = 1e-4;
    /** The part of the loss that rounding may hide. */
    private static final double ROUNDING = 1e-14;

    private NewtonDescent() {}

    /**
     * @return weights where no slope is above a billionth an item
     * @throws MetricException if there are none within reach
     */
    static double[] minimum(SoftmaxLoss loss) {
        double goal = SLOPE * loss.items().length;
        Point point = loss.at(new double[loss.rows() * loss.inputs()]);
        double slope = largest(point.gradient());
        for (int step = 0; step < STEPS && slope > goal; step++) {
            Interruption.check();
            point = next(loss, point, direction(loss, point));
            slope = largest(point.gradient());
        }
        if (!(slope <= goal)) {
            throw new MetricException(
                    ("After %d steps the slope of the regression of %d labels is still %.2g. Give a smaller cost, or codes"
                                    + " that are not as large.")
                            .formatted(STEPS, loss.labels(), slope));
        }
        return point.weights();
    }

    private static Point next(SoftmaxLoss loss, Point point, double[] direction) {
        double fall = SUFFICIENT * product(point.gradient(), direction);
        double slack = ROUNDING * Math.abs(point.value());
        double length = 1;
        Point next = loss.at(moved(point.weights(), -length, direction));
        while (!(next.value() <= point.value() - length * fall + slack) && length > Math.ulp(1.0)) {
            length /= 2;
            next = loss.at(moved(point.weights(), -length, direction));
        }
        return next;
    }

    /** Solves curvature × direction = gradient. */
    private static double[] direction(SoftmaxLoss loss, Point point) {
        double[] rest = point.gradient().clone();
        double[] search = rest.clone();
        double[] direction = new double[rest.length];
        double squares = product(rest, rest);
        double norm = Math.sqrt(squares);
        double enough = Math.min(0.5, Math.sqrt(norm / loss.items().length)) * norm;
        for (int i = 0; i < 2 * rest.length && Math.sqrt(squares) > enough; i++) {
            Interruption.check();
            double[] bent = loss.curvature(point, search);
            double length = squares / product(search, bent);
            direction = moved(direction, length, search);
            rest = moved(rest, -length, bent);
            double left = product(rest, rest);
            search = moved(rest, left / squares, search);
            squares = left;
        }
        return direction;
    }

    private static double[] moved(double[] from, double length, double[] direction) {
        double[] to = new double[from.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = from[i] + length * direction[i];
        }
        return to;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double largest(double[] numbers) {
        double largest = 0;
        for (double number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }
}
