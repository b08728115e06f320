/**
 * From bytes on a topic to a job of the domain, or to the reason why there is none. Uses the contract, which goes no
 * deeper.
 */
@NullMarked
package io.ripieno.service.edge;

import org.jspecify.annotations.NullMarked;
