/**
 * Which waiting job may start, and when: priority, deadlines and two budgets. Uses the types of jobs.
 */
@NullMarked
package io.ripieno.service.admission;

import org.jspecify.annotations.NullMarked;
