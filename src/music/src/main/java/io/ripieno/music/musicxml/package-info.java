/**
 * MusicXML, plain and compressed (.mxl), read into scores and written from them. Uses {@code io.ripieno.music.score}
 * and the JDK alone; document types, entities and anything outside the file are never followed.
 */
@NullMarked
package io.ripieno.music.musicxml;

import org.jspecify.annotations.NullMarked;
