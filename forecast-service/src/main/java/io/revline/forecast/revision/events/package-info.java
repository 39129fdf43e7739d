/** Deal events heard from Kafka. */
@NullMarked
package io.revline.forecast.revision.events;

import org.jspecify.annotations.NullMarked;
