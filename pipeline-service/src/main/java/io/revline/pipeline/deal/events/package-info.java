/** Deals told to other services. */
@NullMarked
package io.revline.pipeline.deal.events;

import org.jspecify.annotations.NullMarked;
