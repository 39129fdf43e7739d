/** Tests of the open intake. */
@NullMarked
package io.revline.pipeline.intake;

import org.jspecify.annotations.NullMarked;
