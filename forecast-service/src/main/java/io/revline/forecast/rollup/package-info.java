/** What closed and what is open in a period. */
@NullMarked
package io.revline.forecast.rollup;

import org.jspecify.annotations.NullMarked;
