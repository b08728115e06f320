/**
 * Text of records as people may be shown it. May use the JDK only.
 */
package io.ripieno.contract.text;
