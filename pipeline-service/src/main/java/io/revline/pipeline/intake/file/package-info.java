/** What events look like as they come in. */
@NullMarked
package io.revline.pipeline.intake.file;

import org.jspecify.annotations.NullMarked;
