/** The file itself: YAML, its lines, and how two of them differ. */
@NullMarked
package io.revline.pipeline.config.file;

import org.jspecify.annotations.NullMarked;
