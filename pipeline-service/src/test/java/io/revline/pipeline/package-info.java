/** Tests of pipeline-service over REST, with real PostgreSQL and Kafka. */
@NullMarked
package io.revline.pipeline;

import org.jspecify.annotations.NullMarked;
