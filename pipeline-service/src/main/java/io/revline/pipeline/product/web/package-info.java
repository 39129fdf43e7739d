/** Products over REST. */
@NullMarked
package io.revline.pipeline.product.web;

import org.jspecify.annotations.NullMarked;
