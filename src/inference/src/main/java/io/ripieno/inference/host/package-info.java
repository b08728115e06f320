/**
 * The threads on which jobs do their own CPU work, in slices, shared among lanes and jobs as the time of devices is. May
 * use the rules of sharing and the types shared by workers; knows no device and no task.
 */
@NullMarked
package io.ripieno.inference.host;

import org.jspecify.annotations.NullMarked;
