/**
 * From results to records: assembling, storing, publishing, and finding what was stored. Uses the contract and the blob
 * store.
 */
@NullMarked
package io.ripieno.service.outcome;

import org.jspecify.annotations.NullMarked;
