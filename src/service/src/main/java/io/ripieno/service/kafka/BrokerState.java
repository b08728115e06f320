package io.ripieno.service.kafka;

import java.util.List;

/**
 * What is known of the broker.
 *
 * @param answers whether it answers
 * @param missing topics that it does not have
 * @param message what that means and what to do
 */
public record BrokerState(boolean answers, List<String> missing, String message) {
    static BrokerState reachable(String message) {
        return new BrokerState(true, List.of(), message);
    }

    static BrokerState withoutTopics(String message, List<String> missing) {
        return new BrokerState(true, missing, message);
    }

    static BrokerState away(String message) {
        return new BrokerState(false, List.of(), message);
    }

    /** Whether jobs can come and outcomes can go. */
    public boolean isReachable() {
        return answers && missing.isEmpty();
    }
}
