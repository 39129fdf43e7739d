/** Pipelines told to other services. */
@NullMarked
package io.revline.pipeline.stage.events;

import org.jspecify.annotations.NullMarked;
