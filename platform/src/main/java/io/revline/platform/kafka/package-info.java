/** A real Kafka broker in a JVM of its own. */
@NullMarked
package io.revline.platform.kafka;

import org.jspecify.annotations.NullMarked;
