/** How soon a win is seen in the forecast. */
@NullMarked
package io.revline.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
