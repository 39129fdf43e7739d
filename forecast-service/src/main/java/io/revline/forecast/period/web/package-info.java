/** Period projections over REST. */
@NullMarked
package io.revline.forecast.period.web;

import org.jspecify.annotations.NullMarked;
