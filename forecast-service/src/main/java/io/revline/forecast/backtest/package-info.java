/** Replays the past: what would have been said on each day, beside what came. */
@NullMarked
package io.revline.forecast.backtest;

import org.jspecify.annotations.NullMarked;
