/** Backtests over REST. */
@NullMarked
package io.revline.forecast.backtest.web;

import org.jspecify.annotations.NullMarked;
