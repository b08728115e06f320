package io.ripieno.service.run;

import io.ripieno.service.job.Input;
import java.nio.file.Path;

/**
 * An input whose digest has matched.
 *
 * @param file its bytes, ours alone
 */
public record SpooledInput(Input input, Path file) {}
