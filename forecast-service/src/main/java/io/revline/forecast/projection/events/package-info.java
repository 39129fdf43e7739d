/** Deal events heard from Kafka. */
@NullMarked
package io.revline.forecast.projection.events;

import org.jspecify.annotations.NullMarked;
