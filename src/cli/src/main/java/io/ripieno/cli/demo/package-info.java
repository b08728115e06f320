/**
 * The command {@code demo}: recordings go through a broker and a service as jobs and come back as a table. May use the
 * contract and the other commands' parts.
 */
@NullMarked
package io.ripieno.cli.demo;

import org.jspecify.annotations.NullMarked;
