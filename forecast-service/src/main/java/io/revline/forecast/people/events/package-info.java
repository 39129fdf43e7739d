/** People heard from performance-service. */
@NullMarked
package io.revline.forecast.people.events;

import org.jspecify.annotations.NullMarked;
