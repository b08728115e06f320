package io.ripieno.models.data.render;

import java.io.IOException;

/** Sound that cannot be made. The message names what is missing or wrong and ends with what to do. */
public final class SynthesisException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Problem {
        /** The fluidsynth program is not on the path. */
        SYNTHESIZER_MISSING,
        /** There is no file where the soundfont should be. */
        FONT_MISSING,
        /** The file is there and is not a soundfont. */
        NOT_A_FONT,
        /** No font has the program that a track asks for. */
        PROGRAM_MISSING,
        /** A font has the program that a track asks for, and no sound where the track plays. */
        SILENT,
        /** A soundfont of a kind that this synthesizer cannot play. */
        FONT_UNSUPPORTED,
        /** The JDK keeps its synthesizer's streaming side closed without an option. */
        JDK_CLOSED,
        /** The synthesizer ran and failed, perhaps in passing. */
        FAILED
    }

    private final Problem problem;

    public SynthesisException(Problem problem, String message) {
        super(message);
        this.problem = problem;
    }

    public SynthesisException(Problem problem, String message, Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
