/** Tests of forecast-service against real PostgreSQL and Kafka. */
@NullMarked
package io.revline.forecast;

import org.jspecify.annotations.NullMarked;
