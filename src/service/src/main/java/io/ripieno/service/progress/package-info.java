/**
 * How far running jobs are, told to whoever watches; nothing depends on it being heard. Uses the contract.
 */
@NullMarked
package io.ripieno.service.progress;

import org.jspecify.annotations.NullMarked;
