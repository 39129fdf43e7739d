/** Work that goes on beside requests. */
@NullMarked
package io.revline.kit.background;

import org.jspecify.annotations.NullMarked;
