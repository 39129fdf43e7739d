/** Invented deals with a past, and the services' tables filled with them. */
@NullMarked
package io.revline.benchmarks.tables;

import org.jspecify.annotations.NullMarked;
