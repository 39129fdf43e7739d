/** Deals: their life cycle, their versions and how to ask for them. */
@NullMarked
package io.revline.pipeline.deal;

import org.jspecify.annotations.NullMarked;
