@NullMarked
package io.revline.forecast.backtest;

import org.jspecify.annotations.NullMarked;
