/** Tests of stages without a service around them. */
@NullMarked
package io.revline.pipeline.stage;

import org.jspecify.annotations.NullMarked;
