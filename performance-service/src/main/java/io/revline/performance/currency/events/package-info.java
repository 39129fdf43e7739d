/** Exchange rates and the corporate currency, as pipeline-service tells them. */
@NullMarked
package io.revline.performance.currency.events;

import org.jspecify.annotations.NullMarked;
