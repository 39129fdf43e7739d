/** Scorecards: what was won and lost, how often, how fast, and how that compares with quotas. */
@NullMarked
package io.revline.performance.scorecard;

import org.jspecify.annotations.NullMarked;
