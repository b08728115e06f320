/**
 * The engine: opens the model repository, loads and verifies models, and hands out one worker per task. Puts the other
 * packages of this module together and may use all of them.
 */
@NullMarked
package io.ripieno.inference;

import org.jspecify.annotations.NullMarked;
