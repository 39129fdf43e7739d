/** The intake over Kafka. */
@NullMarked
package io.revline.pipeline.intake.events;

import org.jspecify.annotations.NullMarked;
