/** Facts about a deal, and the timeline that follows from them. */
@NullMarked
package io.revline.pipeline.timeline;

import org.jspecify.annotations.NullMarked;
