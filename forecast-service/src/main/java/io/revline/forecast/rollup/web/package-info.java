/** Rollups over REST. */
@NullMarked
package io.revline.forecast.rollup.web;

import org.jspecify.annotations.NullMarked;
