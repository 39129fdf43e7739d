/** Keeps the fiscal calendar as forecast-service tells it. */
@NullMarked
package io.revline.performance.calendar.events;

import org.jspecify.annotations.NullMarked;
