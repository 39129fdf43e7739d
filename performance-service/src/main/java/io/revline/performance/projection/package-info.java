/** What this service has learned of deals from events. */
@NullMarked
package io.revline.performance.projection;

import org.jspecify.annotations.NullMarked;
