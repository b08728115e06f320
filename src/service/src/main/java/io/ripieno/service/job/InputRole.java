package io.ripieno.service.job;

/** What an input is to its task. */
public enum InputRole {
    AUDIO,
    PERFORMANCE,
    SCORE,
    STEM,
    EMBEDDING,
    LATENTS,
    EVALUATED
}
