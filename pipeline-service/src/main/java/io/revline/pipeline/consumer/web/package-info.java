/** How far the service's consumers are, over REST. */
@NullMarked
package io.revline.pipeline.consumer.web;

import org.jspecify.annotations.NullMarked;
