/** Exchange rates and the corporate currency told to other services. */
@NullMarked
package io.revline.pipeline.rate.events;

import org.jspecify.annotations.NullMarked;
