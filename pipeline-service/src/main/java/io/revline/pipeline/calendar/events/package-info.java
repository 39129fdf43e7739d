/** Keeps the fiscal calendar as forecast-service tells it. */
@NullMarked
package io.revline.pipeline.calendar.events;

import org.jspecify.annotations.NullMarked;
