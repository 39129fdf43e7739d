/** How fast what other systems tell becomes timelines, projections and figures. */
@NullMarked
package io.revline.benchmarks.intake;

import org.jspecify.annotations.NullMarked;
