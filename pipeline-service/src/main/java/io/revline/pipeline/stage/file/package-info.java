/** The form in which people and files write pipelines. */
@NullMarked
package io.revline.pipeline.stage.file;

import org.jspecify.annotations.NullMarked;
