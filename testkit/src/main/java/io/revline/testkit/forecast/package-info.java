/** How good forecasts were, for tests that compare them with what came. */
@NullMarked
package io.revline.testkit.forecast;

import org.jspecify.annotations.NullMarked;
