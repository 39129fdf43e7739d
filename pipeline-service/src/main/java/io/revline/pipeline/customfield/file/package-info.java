/** Custom fields in the file of the configuration. */
@NullMarked
package io.revline.pipeline.customfield.file;

import org.jspecify.annotations.NullMarked;
