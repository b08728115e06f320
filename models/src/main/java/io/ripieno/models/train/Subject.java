package io.ripieno.models.train;

/**
 * Which part of a network is trained, and for what.
 *
 * @param graph the name of the graph
 * @param input the name of its input
 * @param output the name of the value that holds the probabilities
 */
public record Subject(String graph, String input, String output, Loss loss) {}
