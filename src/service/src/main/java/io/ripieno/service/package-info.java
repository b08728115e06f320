/**
 * The Quarkus application. The only module where CDI and Quarkus annotations may stand.
 */
@NullMarked
package io.ripieno.service;

import org.jspecify.annotations.NullMarked;
