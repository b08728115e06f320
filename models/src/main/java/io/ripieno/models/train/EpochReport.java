package io.ripieno.models.train;

/**
 * One line of the training log.
 *
 * @param epoch counted from 1
 * @param step optimiser steps taken so far
 * @param trainingLoss the mean over the epoch's batches
 * @param validationLoss the mean over the validation examples
 * @param validationMap mean average precision on the validation examples
 * @param rate the learning rate of the epoch
 * @param seconds since the run began, without the time between an interruption and its resumption
 */
public record EpochReport(
        int epoch,
        long step,
        double trainingLoss,
        double validationLoss,
        double validationMap,
        double rate,
        double seconds) {}
