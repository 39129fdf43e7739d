/** Values of several parts as text. */
@NullMarked
package io.revline.kit.json;

import org.jspecify.annotations.NullMarked;
