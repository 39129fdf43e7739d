/** Scorecards: what each rep won, how often and how fast. */
@NullMarked
package io.revline.performance.scorecard;

import org.jspecify.annotations.NullMarked;
