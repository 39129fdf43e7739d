/** The fields that a customer adds to deals. */
@NullMarked
package io.revline.pipeline.customfield;

import org.jspecify.annotations.NullMarked;
