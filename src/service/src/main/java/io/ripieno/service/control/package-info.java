/**
 * Commands about jobs, from whatever replica or program they come: what they say, and which of them are remembered. Uses
 * the contract, jobs as they arrive, the log and metrics; knows nothing of the way of a job.
 */
@NullMarked
package io.ripieno.service.control;

import org.jspecify.annotations.NullMarked;
