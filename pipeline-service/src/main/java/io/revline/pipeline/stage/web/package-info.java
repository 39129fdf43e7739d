/** Pipelines over REST. */
@NullMarked
package io.revline.pipeline.stage.web;

import org.jspecify.annotations.NullMarked;
