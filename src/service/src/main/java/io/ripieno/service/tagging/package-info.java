/**
 * Tagging jobs: which model and parameters are in force, and the run itself. Uses inference and audio.
 */
@NullMarked
package io.ripieno.service.tagging;

import org.jspecify.annotations.NullMarked;
