/** Products told to other services. */
@NullMarked
package io.revline.pipeline.product.events;

import org.jspecify.annotations.NullMarked;
