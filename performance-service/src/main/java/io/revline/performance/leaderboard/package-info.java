/** Leaderboards: who is first, by a metric of the scorecards. */
@NullMarked
package io.revline.performance.leaderboard;

import org.jspecify.annotations.NullMarked;
