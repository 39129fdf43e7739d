@NullMarked
package io.revline.forecast.period;

import org.jspecify.annotations.NullMarked;
