package io.ripieno.models.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of the training log.
 *
 * @param epoch counted from 1
 * @param step optimiser steps taken so far
 * @param rate the learning rate of the epoch's last step
 * @param seconds since the run began, without the time between an interruption and its resumption
 * @param training means of the loss and its figures over the epoch's batches
 * @param validation what the review told, the loss among it
 */
public record EpochReport(
        int epoch,
        long step,
        double rate,
        double seconds,
        Map<String, Double> training,
        Map<String, Double> validation) {
    public EpochReport {
        training = Collections.unmodifiableMap(new LinkedHashMap<>(training));
        validation = Collections.unmodifiableMap(new LinkedHashMap<>(validation));
    }
}
