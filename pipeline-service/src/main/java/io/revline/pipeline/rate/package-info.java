/** Exchange rates, and the corporate currency they lead to. */
@NullMarked
package io.revline.pipeline.rate;

import org.jspecify.annotations.NullMarked;
