package io.ripieno.models.graph;

import java.util.SplittableRandom;

/** The rules that most published systems start from if they say nothing else. */
record StandardFirstValues(SplittableRandom random) implements FirstValues {
    @Override
    public Filling weight(Fans fans) {
        return Filling.uniformByFanIn(fans.in(), random);
    }

    @Override
    public Filling bias(Fans fans) {
        return Filling.uniformByFanIn(fans.in(), random);
    }

    @Override
    public Filling gates(Fans fans, int hidden) {
        return Filling.uniformByFanIn(hidden, random);
    }

    @Override
    public Filling gateBias(int hidden) {
        return Filling.uniformByFanIn(hidden, random);
    }

    @Override
    public Filling embedding(Fans fans) {
        return Filling.normal(1, random);
    }
}
