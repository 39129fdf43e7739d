/** Exchange rates and the corporate currency over REST. */
@NullMarked
package io.revline.pipeline.rate.web;

import org.jspecify.annotations.NullMarked;
