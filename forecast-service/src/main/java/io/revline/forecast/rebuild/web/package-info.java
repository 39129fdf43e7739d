/** Projections made again, over REST. */
@NullMarked
package io.revline.forecast.rebuild.web;

import org.jspecify.annotations.NullMarked;
