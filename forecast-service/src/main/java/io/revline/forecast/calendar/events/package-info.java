/** The fiscal calendar told to others. */
@NullMarked
package io.revline.forecast.calendar.events;

import org.jspecify.annotations.NullMarked;
