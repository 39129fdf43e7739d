/** Deal events heard from Kafka. */
@NullMarked
package io.revline.performance.projection.events;

import org.jspecify.annotations.NullMarked;
