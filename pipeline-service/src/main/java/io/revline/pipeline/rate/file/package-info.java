/** The corporate currency in the file of the configuration. */
@NullMarked
package io.revline.pipeline.rate.file;

import org.jspecify.annotations.NullMarked;
