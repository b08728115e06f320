package io.ripieno.music.metrics.evaluation;

import java.io.IOException;
import java.util.List;

/** The measures of one subject: what they take, and how they are computed. */
interface Measuring {
    /** One sentence. */
    String about();

    List<Role> roles();

    List<Parameter> parameters();

    /** Inputs and options have been checked against roles and parameters. */
    void evaluate(Inputs inputs, Options options, Step step, Findings findings) throws IOException;
}
