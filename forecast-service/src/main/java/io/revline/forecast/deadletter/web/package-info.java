/** The events set aside, over REST. */
@NullMarked
package io.revline.forecast.deadletter.web;

import org.jspecify.annotations.NullMarked;
