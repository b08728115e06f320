/**
 * What a producer and the edge of the service need to make and judge jobs: references of files, and the checks of
 * required fields and bounds. Uses the generated records, the limits of the wire and the JDK.
 */
package io.ripieno.contract.job;
