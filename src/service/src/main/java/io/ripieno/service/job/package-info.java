/**
 * What a job is once it is past the edge: its inputs, its work, its identity and the ways in which it can fail. Uses the
 * JDK and the types of audio alone.
 */
@NullMarked
package io.ripieno.service.job;

import org.jspecify.annotations.NullMarked;
