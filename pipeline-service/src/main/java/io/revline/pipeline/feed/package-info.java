/** Changes of deals in one order, for those who do not read them from Kafka. */
@NullMarked
package io.revline.pipeline.feed;

import org.jspecify.annotations.NullMarked;
