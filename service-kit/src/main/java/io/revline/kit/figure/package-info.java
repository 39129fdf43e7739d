/** The one shape of every grouped figure. */
@NullMarked
package io.revline.kit.figure;

import org.jspecify.annotations.NullMarked;
