package io.ripieno.cli.kafka;

import io.ripieno.contract.topics.Topic;
import java.util.Optional;

/**
 * A topic of the catalogue as a broker has it.
 *
 * @param partitions how many it has; empty if it is not there
 */
public record TopicState(Topic topic, Optional<Integer> partitions) {}
