/**
 * What the engine and the whole service cost beside the plainest program that does the same, printed and never judged.
 * May use inference, and for the service what starts and speaks to one.
 */
@NullMarked
package io.ripieno.cli.benchmark;

import org.jspecify.annotations.NullMarked;
