/** Tests of performance-service against real PostgreSQL and Kafka. */
@NullMarked
package io.revline.performance;

import org.jspecify.annotations.NullMarked;
