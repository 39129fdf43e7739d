/** Leaderboards over REST. */
@NullMarked
package io.revline.performance.leaderboard.web;

import org.jspecify.annotations.NullMarked;
