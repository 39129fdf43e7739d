/** The definitions of all metrics over REST. */
@NullMarked
package io.revline.forecast.metric.web;

import org.jspecify.annotations.NullMarked;
