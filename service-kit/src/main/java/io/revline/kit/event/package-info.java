/** CloudEvents 1.0 in Kafka's binary mode. */
@NullMarked
package io.revline.kit.event;

import org.jspecify.annotations.NullMarked;
