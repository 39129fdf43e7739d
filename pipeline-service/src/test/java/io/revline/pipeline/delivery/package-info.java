/** Tests of the promise: nothing lost, nothing doubled, order per deal kept. */
@NullMarked
package io.revline.pipeline.delivery;

import org.jspecify.annotations.NullMarked;
