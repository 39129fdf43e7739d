/** Events leave through here: committed with the change, relayed to Kafka in order. */
@NullMarked
package io.revline.kit.outbox;

import org.jspecify.annotations.NullMarked;
