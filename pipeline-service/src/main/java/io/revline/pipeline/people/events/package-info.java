/** People heard from performance-service. */
@NullMarked
package io.revline.pipeline.people.events;

import org.jspecify.annotations.NullMarked;
