package io.ripieno.models.data.arrange.human;

import io.ripieno.models.data.arrange.Pulse;

/**
 * Moves what is written between the beats.
 *
 * @param ratio where the middle of a beat falls: 0.5 leaves it, 2/3 is a triplet
 */
record Swing(Pulse pulse, double ratio) {
    double moved(double position) {
        int beat = pulse.beatAt(position);
        double length = pulse.length(beat);
        if (ratio == 0.5 || Math.abs(length - 2 * pulse.step()) > 1e-6) {
            return position;
        }
        double within = (pulse.inBar(position) - pulse.beat(beat)) / length;
        double swung = within < 0.5 ? within * 2 * ratio : ratio + (within - 0.5) * 2 * (1 - ratio);
        return position + (swung - within) * length;
    }
}
