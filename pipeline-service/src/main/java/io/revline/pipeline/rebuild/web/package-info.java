/** Projections made again, over REST. */
@NullMarked
package io.revline.pipeline.rebuild.web;

import org.jspecify.annotations.NullMarked;
