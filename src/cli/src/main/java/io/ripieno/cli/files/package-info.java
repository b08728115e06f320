/**
 * Which recordings a command is to work on. May use the JDK only.
 */
@NullMarked
package io.ripieno.cli.files;

import org.jspecify.annotations.NullMarked;
