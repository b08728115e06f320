package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.metrics.MetricException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The measures of the library by what they judge. Each set tells which inputs and options it takes. */
public enum MeasureSet {
    /** Latent spaces. */
    LATENTS(new Latents()),
    /** Separated sources. */
    SEPARATION(new Separation()),
    /** Sets of melodies. */
    MELODIES(new Melodies()),
    /** Labels of items. */
    TAGS(new Tags()),
    /** The pitch of a melody. */
    PITCH(new PitchPairs()),
    /** Pitches of several voices. */
    MULTIPITCH(new MultipitchPairs()),
    /** Notes. */
    TRANSCRIPTION(new TranscriptionPairs()),
    /** Onsets. */
    ONSETS(new OnsetPairs()),
    /** Numbers. */
    REGRESSION(new Predictions());

    private final Measuring measuring;

    MeasureSet(Measuring measuring) {
        this.measuring = measuring;
    }

    /** {@code latents}. */
    public String word() {
        return Words.of(this);
    }

    /** One sentence. */
    public String about() {
        return measuring.about();
    }

    public List<Role> roles() {
        return measuring.roles();
    }

    public List<Parameter> parameters() {
        return measuring.parameters();
    }

    /**
     * Values for all parameters.
     *
     * @param given values by name; the rest are the usual ones
     * @throws MetricException if a name is not known or a value is not allowed
     */
    public Options options(Map<String, String> given) {
        return Options.of(parameters(), given);
    }

    /**
     * Judges. Runs on the calling thread alone.
     *
     * @param options made by this set
     * @param step hears where the evaluation stands and may end it
     * @throws MetricException if inputs are missing, have another form or shape than the measures take, or nothing could
     *     be judged; what concerns one item of several is a problem in the result
     * @throws IOException if an input cannot be loaded; as above if it is one of several
     */
    public Evaluation evaluate(Inputs inputs, Options options, Step step) throws IOException {
        inputs.require(roles());
        Findings findings = new Findings();
        measuring.evaluate(inputs, options, step, findings);
        Evaluation evaluation = findings.of(this, options.values());
        if (evaluation.figures().isEmpty() && !evaluation.problems().isEmpty()) {
            throw new MetricException(evaluation.problems().get(0).message());
        }
        return evaluation;
    }
}
