/** What revenue comes without pipeline: forecasts of what was won before, by account and so on. */
@NullMarked
package io.revline.forecast.series;

import org.jspecify.annotations.NullMarked;
