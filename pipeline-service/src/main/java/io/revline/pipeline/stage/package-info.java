/** Pipelines and the stages deals pass through. */
@NullMarked
package io.revline.pipeline.stage;

import org.jspecify.annotations.NullMarked;
