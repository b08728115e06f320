/**
 * Where inputs come from: files below configured roots, spooled into scratch while their digest is checked. Uses the JDK
 * and the types of jobs.
 */
@NullMarked
package io.ripieno.service.file;

import org.jspecify.annotations.NullMarked;
