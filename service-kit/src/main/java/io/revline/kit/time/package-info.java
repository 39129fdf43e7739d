/** Where time comes from. */
@NullMarked
package io.revline.kit.time;

import org.jspecify.annotations.NullMarked;
