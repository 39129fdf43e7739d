/** Projections made again, over REST. */
@NullMarked
package io.revline.performance.rebuild.web;

import org.jspecify.annotations.NullMarked;
