/** Deals over REST. */
@NullMarked
package io.revline.pipeline.deal.web;

import org.jspecify.annotations.NullMarked;
