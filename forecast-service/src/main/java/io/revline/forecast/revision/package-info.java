/** What this service has learned of deals from events. */
@NullMarked
package io.revline.forecast.revision;

import org.jspecify.annotations.NullMarked;
