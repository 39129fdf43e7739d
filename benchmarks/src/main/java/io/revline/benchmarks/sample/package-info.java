/** Invented deals and the events they would have caused, the same for the same seed. */
@NullMarked
package io.revline.benchmarks.sample;

import org.jspecify.annotations.NullMarked;
