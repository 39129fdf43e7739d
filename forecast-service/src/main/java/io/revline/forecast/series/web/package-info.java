/** Series forecasts and their indexes over REST. */
@NullMarked
package io.revline.forecast.series.web;

import org.jspecify.annotations.NullMarked;
