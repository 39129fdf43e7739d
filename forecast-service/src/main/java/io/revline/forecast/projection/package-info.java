/** What this service has learned of deals from events. */
@NullMarked
package io.revline.forecast.projection;

import org.jspecify.annotations.NullMarked;
