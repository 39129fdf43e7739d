/** The events set aside, over REST. */
@NullMarked
package io.revline.performance.deadletter.web;

import org.jspecify.annotations.NullMarked;
