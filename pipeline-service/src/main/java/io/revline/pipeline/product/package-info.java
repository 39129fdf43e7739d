/** Products: what is sold. */
@NullMarked
package io.revline.pipeline.product;

import org.jspecify.annotations.NullMarked;
