/** The company's fiscal calendar, which this service owns. */
@NullMarked
package io.revline.forecast.calendar;

import org.jspecify.annotations.NullMarked;
