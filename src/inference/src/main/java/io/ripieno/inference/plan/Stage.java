package io.ripieno.inference.plan;

/**
 * A step on the way of a span. Stages run one after the other for each span, and side by side for the spans that are
 * under way.
 *
 * @param <S> what a job keeps for a span: its samples, features and results
 */
public sealed interface Stage<S> permits HostStage, WindowStage, LoopStage {}
