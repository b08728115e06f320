/**
 * Jobs on their way, and what a task supplies to get its work done. Uses the types of jobs, of deliveries and of
 * inference.
 */
@NullMarked
package io.ripieno.service.run;

import org.jspecify.annotations.NullMarked;
