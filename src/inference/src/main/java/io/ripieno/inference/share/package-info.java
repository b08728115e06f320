/**
 * How time is shared fairly among lanes and jobs, whoever has it to give: a device or the threads of the host. Uses the
 * types shared by workers alone; has no threads and no clock.
 */
@NullMarked
package io.ripieno.inference.share;

import org.jspecify.annotations.NullMarked;
