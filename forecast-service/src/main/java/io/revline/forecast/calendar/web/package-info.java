/** The fiscal calendar over REST. */
@NullMarked
package io.revline.forecast.calendar.web;

import org.jspecify.annotations.NullMarked;
