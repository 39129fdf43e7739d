/** The events set aside, over REST. */
@NullMarked
package io.revline.pipeline.deadletter.web;

import org.jspecify.annotations.NullMarked;
