/**
 * The command {@code tag}: recordings in, instruments out, all in this process. May use inference and the music library.
 */
@NullMarked
package io.ripieno.cli.tag;

import org.jspecify.annotations.NullMarked;
