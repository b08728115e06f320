package io.ripieno.models.recipe.tagger;

/**
 * Makes scores say how often they are right: p = sigmoid(slope * score + offset), by maximum likelihood on held-out clips with
 * Platt's softened targets (Platt, Probabilistic outputs for support vector machines, 1999). A positive slope leaves every
 * ranking as it is.
 */
record PlattScaling(double slope, double offset) {
    private static final int STEPS = 100;
    private static final double LEAST_SLOPE = 0.05;
    private static final double CERTAIN = 1e-7;

    /** What changes nothing. */
    static final PlattScaling NONE = new PlattScaling(1, 0);

    /**
     * Newton's method on two unknowns.
     *
     * @param probabilities before scaling, sigmoids of scores
     */
    static PlattScaling fit(double[] probabilities, boolean[] truth) {
        int positives = 0;
        for (boolean positive : truth) {
            positives += positive ? 1 : 0;
        }
        int negatives = truth.length - positives;
        if (positives == 0 || negatives == 0) {
            return NONE;
        }
        double high = (positives + 1.0) / (positives + 2.0);
        double low = 1 / (negatives + 2.0);
        double a = 1;
        double b = 0;
        for (int step = 0; step < STEPS; step++) {
            double gradientA = 0;
            double gradientB = 0;
            double aa = 1e-9;
            double ab = 0;
            double bb = 1e-9;
            for (int i = 0; i < truth.length; i++) {
                double score = score(probabilities[i]);
                double p = sigmoid(a * score + b);
                double error = p - (truth[i] ? high : low);
                double curvature = p * (1 - p);
                gradientA += error * score;
                gradientB += error;
                aa += curvature * score * score;
                ab += curvature * score;
                bb += curvature;
            }
            double determinant = aa * bb - ab * ab;
            double moveA = (bb * gradientA - ab * gradientB) / determinant;
            double moveB = (aa * gradientB - ab * gradientA) / determinant;
            double length = Math.max(1, Math.max(Math.abs(moveA), Math.abs(moveB)));
            a = Math.max(LEAST_SLOPE, a - moveA / length);
            b -= moveB / length;
            if (Math.abs(moveA) + Math.abs(moveB) < 1e-9) {
                break;
            }
        }
        return new PlattScaling(a, b);
    }

    double apply(double probability) {
        return sigmoid(slope * score(probability) + offset);
    }

    private static double score(double probability) {
        double p = Math.max(CERTAIN, Math.min(1 - CERTAIN, probability));
        return Math.log(p / (1 - p));
    }

    private static double sigmoid(double score) {
        return 1 / (1 + Math.exp(-score));
    }
}
