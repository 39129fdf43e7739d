/** The Kafka binding. */
@NullMarked
package io.revline.pipeline.intake.events;

import org.jspecify.annotations.NullMarked;
