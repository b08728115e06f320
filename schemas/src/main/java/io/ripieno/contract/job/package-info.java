/**
 * What producers, consumers and the edge of the service need to make and judge jobs and to look at outcomes. Uses the
 * generated records, plain text, the limits of the wire and the JDK.
 */
package io.ripieno.contract.job;
