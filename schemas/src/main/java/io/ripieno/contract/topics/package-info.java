/**
 * The topics: names, partitions, keys, retention, who writes and who reads. Configuration, deployment and
 * documentation are made from it; it uses the generated records, the limits of the wire and the JDK.
 */
package io.ripieno.contract.topics;
