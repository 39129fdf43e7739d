/** Real deals of the past, for tests. */
@NullMarked
package io.revline.forecast.past;

import org.jspecify.annotations.NullMarked;
