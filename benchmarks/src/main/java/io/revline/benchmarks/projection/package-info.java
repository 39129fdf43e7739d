/** How many events a second a projection takes in. */
@NullMarked
package io.revline.benchmarks.projection;

import org.jspecify.annotations.NullMarked;
