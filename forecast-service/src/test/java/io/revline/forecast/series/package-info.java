/** Tests of series without any database. */
@NullMarked
package io.revline.forecast.series;

import org.jspecify.annotations.NullMarked;
