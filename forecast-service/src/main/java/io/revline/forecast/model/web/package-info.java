/** Scores of deals and the models behind them over REST. */
@NullMarked
package io.revline.forecast.model.web;

import org.jspecify.annotations.NullMarked;
